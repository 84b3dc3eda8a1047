import { gdapRequest, RequestStatus, type gdapProviderAccount, type Row } from '@gdap-manager/entities';
import { columns } from './gateways/dataverse/columns';
import type { DataverseGateway } from './gateways/dataverse/gateway';
import { momentOf, momentText } from './gateways/dataverse/moments';

/** What is read of a request of which a moment has come, or that was changed lately. */
export type DueRow = Row<typeof gdapRequest> & { readonly modifiedon: string | null; readonly gdap_ProviderAccountId?: Row<typeof gdapProviderAccount> | null };

/**
 * What is due by the clock, asked for once by all capabilities: each would else ask a question of its own of the same table
 * at each tick, and that is most of what an idle hour costs.
 */
export interface DueRequests {
  /** A look at the clock begins: what was read for the one before is old. */
  begin(): void;
  /** Requests of which any moment has come. */
  at(now: number): Promise<readonly DueRow[]>;
  /** Requests that were changed since a moment, drafts left out; undefined where it was not asked for so far back. */
  changedSince(moment: number, now: number): Promise<readonly DueRow[] | undefined>;
}

/** What was written before a look may become visible only after it: transactions end after the moment that they write. */
const lateMs = 15_000;

const select = columns<typeof gdapRequest>(
  'gdap_requestid', 'statuscode', 'modifiedon', 'gdap_nextcheckon', 'gdap_expirydate', 'gdap_renewalcheckon', 'gdap_nextreminderon', 'gdap_microsoftid', 'gdap_microsoftversion',
);
const expand = [{ property: 'gdap_ProviderAccountId', select: columns<typeof gdapProviderAccount>('_gdap_providerid_value', '_gdap_accountid_value') }];

export function createDueRequests(dataverse: Pick<DataverseGateway, 'query'>): DueRequests {
  let reading: { readonly now: number; readonly changedFrom: number | undefined; readonly rows: Promise<readonly DueRow[]> } | undefined;
  let readLast: number | undefined;

  async function read(now: number, changedFrom: number | undefined): Promise<readonly DueRow[]> {
    const rows: DueRow[] = [];
    const filter = filterOf(now, changedFrom);
    for await (const page of dataverse.query<DueRow>(gdapRequest.entitySetName, { select, expand, filter })) rows.push(...page);
    readLast = now;
    return rows;
  }

  function readAt(now: number) {
    if (reading?.now !== now) {
      const changedFrom = readLast === undefined || now < readLast ? undefined : readLast - lateMs;
      reading = { now, changedFrom, rows: read(now, changedFrom) };
    }
    return reading;
  }

  return {
    begin() {
      reading = undefined;
    },
    at: (now) => readAt(now).rows,
    async changedSince(moment, now) {
      const { changedFrom, rows } = readAt(now);
      const all = await rows;
      if (changedFrom === undefined || changedFrom > moment) return undefined;
      const from = momentOf(momentText(moment)) ?? 0;
      return all.filter(({ statuscode, modifiedon }) => statuscode !== RequestStatus.draft && (momentOf(modifiedon) ?? 0) >= from);
    },
  };
}

/** Moments that capabilities keep on a request; each picks its own by {@link isDue}. */
function filterOf(now: number, changedFrom: number | undefined): string {
  const come = momentText(now);
  const isActive = `statuscode eq ${RequestStatus.active}`;
  return [
    `(gdap_nextcheckon le ${come} and statuscode ne ${RequestStatus.draft})`,
    `(${isActive} and (gdap_expirydate le ${come} or gdap_renewalcheckon eq null))`,
    `gdap_renewalcheckon le ${come}`,
    `gdap_nextreminderon le ${come}`,
    ...(changedFrom === undefined ? [] : [`(modifiedon ge ${momentText(changedFrom)} and statuscode ne ${RequestStatus.draft})`]),
  ].join(' or ');
}

/** Whether a moment has come. Pure. */
export const isDue = (moment: string | null, now: number): moment is string => (momentOf(moment) ?? Infinity) <= now;
