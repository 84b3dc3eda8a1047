import { draftName, draftRows } from '@gdap-manager/entities/gdap-request/from-template';
import { gdapRequest, RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { automaticKey } from '@gdap-manager/entities/gdap-template/automatic';
import { verdictsOn } from '@gdap-manager/entities/gdap-template/applying';
import { reasonText } from '@gdap-manager/entities/gdap-template/reason-text';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import type { Change } from '../../../shared/change-set';
import { whomOf, type Offer } from './offers';
import type { Mapping, Snapshot } from './types';

/** A draft that is about to be made. */
export interface Draft {
  /** Chosen here, so that its role mappings can name it in the same change set, and it can be found again. */
  readonly id: string;
  readonly offer: Offer;
  /** The roles of the template. */
  readonly mappings: readonly Mapping[];
}

/** What making drafts writes: each with the role mappings of its template, and with why that template applies. Pure. */
export const changesOf = (snapshot: Snapshot, drafts: readonly Draft[]): Change[] =>
  drafts.flatMap((draft) => {
    const { request, mappings } = rowsOf(snapshot, draft);
    return [
      { method: 'POST', path: gdapRequest.entitySetName, body: request },
      ...mappings.map((body): Change => ({ method: 'POST', path: gdapRoleMapping.entitySetName, body })),
    ];
  });

const rowsOf = ({ customer, tenants, templates }: Snapshot, { id, offer: { tenant, template, requests }, mappings }: Draft) =>
  draftRows({
    id,
    name: draftName(customer.name, template.name, tenants.length > 1 ? tenant.name : undefined),
    customerId: customer.id,
    tenantId: tenant.id,
    templateId: template.id,
    autoRenew: template.autoRenew,
    atEnd: template.atEnd,
    durationDays: template.durationDays,
    origin: RequestOrigin.template,
    reason: reasonText(verdictsOn(whomOf(customer, tenant), templates), template.id, { provider: tenant.provider.name, category: customer.category?.name ?? null }),
    // The key that a request by the handlers would have: where both make one at the same moment, one is refused.
    ...(requests.length === 0 ? { uniqueKey: automaticKey(tenant.id, template.id) } : {}),
    mappings,
  });
