import { StateCode } from '../language/status';
import type { CandidateMessage } from './choosing';
import type { MessageKindName, MessageLanguageName, MessageText } from './facts';
import { gdapMessageTemplate, MessageKind, TemplateLanguage } from './table';

/** A message template as it is stored. */
export interface StoredMessage extends CandidateMessage, MessageText {
  readonly name: string;
  readonly language: MessageLanguageName;
}

/** `$select` of a query whose rows `storedMessageOf` reads. */
export const storedMessageColumns = [
  `${gdapMessageTemplate.logicalName}id`, 'gdap_name', 'gdap_kind', 'gdap_language', '_gdap_providerid_value', '_gdap_categoryid_value', 'gdap_subject', 'gdap_body', 'createdon', 'statecode',
].join(',');

/** The message template of a row as the Web API gives it. Pure. */
export const storedMessageOf = (row: Readonly<Record<string, unknown>>): StoredMessage => ({
  id: String(row[`${gdapMessageTemplate.logicalName}id`]).toLowerCase(),
  name: textOf(row.gdap_name),
  kind: (Object.entries(MessageKind) as [MessageKindName, number][]).find(([, value]) => value === row.gdap_kind)?.[0] ?? 'invitation',
  language: row.gdap_language === TemplateLanguage.german ? 'german' : 'english',
  providerId: idOf(row._gdap_providerid_value),
  categoryId: idOf(row._gdap_categoryid_value),
  subject: textOf(row.gdap_subject),
  body: textOf(row.gdap_body),
  createdOn: Date.parse(textOf(row.createdon)),
  isActive: row.statecode !== StateCode.inactive,
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (value: unknown): string | null => (typeof value === 'string' ? value.toLowerCase() : null);
