import { gdapRequest, RequestStatus, WaitingOn, type Row } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { chunksOf } from '../chunks';
import { columns } from '../gateways/dataverse/columns';
import type { RowUpdate } from '../gateways/dataverse/gateway';
import { ConcurrencyError } from '../gateways/transport/service-error';

type RequestRow = Row<typeof gdapRequest> & { readonly createdon: string; readonly modifiedon: string };

/** Rows of one round trip. */
const rowsAtOnce = 250;

/**
 * Since when a request waits, where nobody has said so: drafts that people made wait since then; of those from before this
 * was kept nobody knows more than that they have not changed since. Pure.
 */
export const sinceOf = ({ statuscode, createdon, modifiedon }: Pick<RequestRow, 'statuscode' | 'createdon' | 'modifiedon'>): string =>
  statuscode === RequestStatus.draft ? createdon : modifiedon;

/**
 * Sees to it that each request that waits for somebody says since when. Whoever changes for whom it waits says so at once; this
 * is for rows that came to be in another way.
 */
export const createWaitingSince = ({ dataverse }: Pick<CapabilityContext, 'dataverse'>): Capability => ({
  name: capabilityNames.waitingSince,
  looks: {},
  async sweep(_now, deep) {
    if (!deep) return;
    const updates: RowUpdate[] = [];
    const pages = dataverse.query<RequestRow>(gdapRequest.entitySetName, {
      select: [...columns<typeof gdapRequest>('gdap_requestid', 'statuscode'), 'createdon', 'modifiedon'],
      filter: `statecode eq 0 and gdap_waitingsince eq null and gdap_waitingon ne ${WaitingOn.nobody} and gdap_waitingon ne null`,
    });
    for await (const page of pages) {
      updates.push(...page.map((row) => ({ key: row.gdap_requestid, etag: row['@odata.etag'] ?? '', changes: { gdap_waitingsince: sinceOf(row) } })));
    }
    for (const some of chunksOf(updates, rowsAtOnce)) {
      await dataverse.updateTogether(gdapRequest.entitySetName, some).catch((error: unknown) => {
        // Somebody changes one of them at this moment: the next deep sweep finds what is left.
        if (!(error instanceof ConcurrencyError)) throw error;
      });
    }
  },
});
