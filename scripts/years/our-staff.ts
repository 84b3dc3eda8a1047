import { RequestStatus } from '@gdap-manager/entities';
import { idOf } from '../lib/ids';
import type { Stack } from '../lib/stack';
import { createStaff, requestWrites, type RequestRow } from '../lib/staff';
import type { Actor } from './world';

/** What our own staff do in the course of the years. */
export interface OurStaff {
  /** Ask once more, in the place of what waits for approval: the customer will approve both, the later one first. */
  askTwice(actor: Actor, relationshipId: string): Promise<void>;
  /** Has Global Administrator taken out of what is in force, and the rest renewed by itself. */
  removeGlobalAdministrator(actor: Actor): Promise<void>;
}

export function createOurStaff({ api }: Pick<Stack, 'api'>): OurStaff {
  const staff = createStaff(api);
  const cleaned = new Set<string>();
  return {
    async askTwice({ customer }, relationshipId) {
      const [pending] = await api.list<RequestRow>(`gdap_requests?$filter=gdap_microsoftid eq '${relationshipId}' and statuscode eq ${RequestStatus.approvalPending}`);
      if (!pending) return;
      const id = idOf('asked twice', pending.gdap_requestid);
      const mappings = await staff.mappings(pending.gdap_requestid);
      await api.writeTogether(requestWrites(
        {
          ...customer, id, name: `${customer.name}: once more`, autoRenew: false, durationDays: pending.gdap_durationdays ?? 180,
          mappings: mappings.map((row) => ({ roleId: row._gdap_directoryroleid_value ?? '', ...(row._gdap_securitygroupid_value ? { groupId: row._gdap_securitygroupid_value } : {}) })),
        },
        { statuscode: RequestStatus.submitting, 'gdap_ReplacesId@odata.bind': `/gdap_requests(${pending.gdap_requestid})` },
      ));
    },
    async removeGlobalAdministrator({ customer }) {
      const [request] = await api.list<RequestRow>(`gdap_requests?$select=gdap_requestid&$filter=_gdap_accountid_value eq ${customer.accountId} and statuscode eq ${RequestStatus.active}`);
      if (!request || cleaned.has(customer.accountId)) return;
      cleaned.add(customer.accountId);
      await staff.change(request.gdap_requestid, { gdap_removeglobaladministrator: true });
    },
  };
}
