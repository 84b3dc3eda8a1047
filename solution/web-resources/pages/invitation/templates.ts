import type { CandidateMessage } from '@gdap-manager/entities/message-template/choosing';
import type { MessageKindName, MessageLanguageName } from '@gdap-manager/entities/message-template/message';
import { gdapMessageTemplate, MessageKind, TemplateLanguage } from '@gdap-manager/entities/message-template/table';
import { StateCode } from '@gdap-manager/entities/language/status';
import { plainId } from '../../shared/guid';

/** A message template that can be chosen. */
export interface Template extends CandidateMessage {
  readonly name: string;
  readonly language: MessageLanguageName;
  readonly subject: string;
  readonly body: string;
}

/** The active message templates, by name. */
export async function readTemplates(): Promise<Template[]> {
  const columns = 'gdap_messagetemplateid,gdap_name,gdap_kind,gdap_language,_gdap_providerid_value,_gdap_categoryid_value,gdap_subject,gdap_body,createdon,statecode';
  const { entities } = await Xrm.WebApi.retrieveMultipleRecords(gdapMessageTemplate.logicalName, `?$select=${columns}&$filter=statecode eq ${StateCode.active}&$orderby=gdap_name`);
  return entities.map(templateOf);
}

const templateOf = (row: Readonly<Record<string, unknown>>): Template => ({
  id: plainId(String(row.gdap_messagetemplateid)),
  name: String(row.gdap_name ?? ''),
  kind: kindOf(row.gdap_kind),
  language: row.gdap_language === TemplateLanguage.german ? 'german' : 'english',
  providerId: typeof row._gdap_providerid_value === 'string' ? plainId(row._gdap_providerid_value) : null,
  categoryId: typeof row._gdap_categoryid_value === 'string' ? plainId(row._gdap_categoryid_value) : null,
  subject: String(row.gdap_subject ?? ''),
  body: String(row.gdap_body ?? ''),
  createdOn: Date.parse(String(row.createdon)),
  isActive: row.statecode !== StateCode.inactive,
});

const kindOf = (value: unknown): MessageKindName =>
  (Object.entries(MessageKind) as [MessageKindName, number][]).find(([, known]) => known === value)?.[0] ?? 'invitation';
