import { RequestStatus } from '@gdap-manager/entities';
import type { Customer } from '../lib/customers';
import type { KnownGroup } from '../lib/connect-provider';
import type { PartnerGraph } from '../lib/graph-client';
import type { SandboxControls } from '../lib/sandbox-controls';
import type { RequestRow, RoleForGroup, Staff } from '../lib/staff';
import { until } from '../lib/until';
import type { WebApi } from '../lib/web-api';

/** What a story plays in. */
export interface World {
  readonly url: string;
  readonly api: WebApi;
  readonly staff: Staff;
  readonly controls: SandboxControls;
  readonly graph: PartnerGraph;
  readonly groups: readonly KnownGroup[];
  /** The recommended roles on the partner's groups. */
  readonly mappings: readonly RoleForGroup[];
  /** Makes a customer that no other run has. */
  newCustomer(name: string): Promise<Customer>;
  /** Ids that no other run has. */
  newId(name: string): string;
}

/** The name of a status, for people. */
export const statusName = (value: number): string =>
  Object.entries(RequestStatus).find(([, known]) => known === value)?.[0] ?? String(value);

/** Waits until a request is in a state, and says where it stood when it never came there. */
export async function untilStatus(world: World, id: string, status: keyof typeof RequestStatus, and: (row: RequestRow) => boolean = () => true): Promise<RequestRow> {
  return until(`the request to be ${status}`, async (saw) => {
    const row = await world.staff.request(id);
    saw(`${statusName(row.statuscode ?? 0)}, ${row.gdap_lasterror ?? 'no error is noted'}, to be looked at ${row.gdap_nextcheckon ?? 'when something happens'}.`);
    return row.statuscode === RequestStatus[status] && and(row) ? row : undefined;
  });
}
