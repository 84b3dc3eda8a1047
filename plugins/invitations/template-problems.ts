import { cut, gdapMessageTemplate, type Row } from '@gdap-manager/entities';
import { messageProblemText, problemsOfTemplate } from '@gdap-manager/entities/message-template/message';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway } from '../gateways/dataverse/gateway';

/** Says on a message template what is wrong with it; writes only where that is news. @throws ConcurrencyError where somebody changes it meanwhile */
export async function checkTemplate(id: string, dataverse: Pick<DataverseGateway, 'retrieve' | 'update'>): Promise<void> {
  const row = await dataverse.retrieve<Row<typeof gdapMessageTemplate>>(gdapMessageTemplate.entitySetName, id, {
    select: columns<typeof gdapMessageTemplate>('gdap_messagetemplateid', 'gdap_subject', 'gdap_body', 'gdap_problems'),
  });
  if (!row) return;
  const problems = problemsOfTemplate({ subject: row.gdap_subject ?? '', body: row.gdap_body ?? '' }).map((problem) => messageProblemText(problem)).join('\n');
  const text = cut(problems, 4000) || null;
  if (text !== row.gdap_problems) await dataverse.update(gdapMessageTemplate.entitySetName, id, { gdap_problems: text }, row['@odata.etag']);
}
