import { storedMessageColumns, storedMessageOf, type StoredMessage } from '@gdap-manager/entities/message-template/stored';
import { gdapMessageTemplate } from '@gdap-manager/entities/message-template/table';
import { StateCode } from '@gdap-manager/entities/language/status';

/** A message template that can be chosen. */
export type Template = StoredMessage;

/** The active message templates, by name. */
export async function readTemplates(): Promise<Template[]> {
  const { entities } = await Xrm.WebApi.retrieveMultipleRecords(gdapMessageTemplate.logicalName, `?$select=${storedMessageColumns}&$filter=statecode eq ${StateCode.active}&$orderby=gdap_name`);
  return entities.map(storedMessageOf);
}
