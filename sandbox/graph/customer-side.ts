import { approve, reject, requestTermination } from './relationships/life';
import { extendsItself, type Relationship, type RelationshipState, type RelationshipStatus } from './relationships/model';
import type { RelationshipStore } from './relationships/store';
import type { GraphSettings } from '../settings';

/** What a customer cannot do, in a sentence. */
export class CustomerRefused extends Error {
  constructor(
    readonly reason: 'unknown' | 'state' | 'customer',
    message: string,
  ) {
    super(message);
    this.name = 'CustomerRefused';
  }
}

/** The id of a relationship ends with that of the partner tenant. */
const GUID_LENGTH = 36;

/** Who approves. */
export interface ApprovingCustomer {
  readonly tenantId: string;
  readonly displayName?: string | undefined;
}

/** A relationship as the customer sees it. Moments are milliseconds since 1970. */
export interface CustomerRelationship
  extends Pick<Relationship, 'id' | 'displayName' | 'duration' | 'customer' | 'roles' | 'status' | 'createdAt' | 'activatedAt' | 'endAt'> {
  readonly partner: { readonly tenantId: string; readonly displayName: string | undefined };
  readonly extendsItself: boolean;
  /** Until when it can be approved; null when it cannot. */
  readonly approveUntil: number | null;
}

/**
 * What a customer's administrator does at the acceptance link, for which Graph has no call.
 * Each throws CustomerRefused when the relationship is unknown or not in the state for it.
 */
export interface CustomerSide {
  find(relationshipId: string): CustomerRelationship | undefined;
  /** Newest first. @param tenantId of one customer; all customers' when left out */
  list(tenantId?: string): CustomerRelationship[];
  /** @param customer needed where the relationship names none; where it names one, it must be that one */
  approve(relationshipId: string, customer: ApprovingCustomer | undefined): RelationshipStatus;
  reject(relationshipId: string): RelationshipStatus;
  terminate(relationshipId: string): RelationshipStatus;
}

export function createCustomerSide(
  relationships: RelationshipStore,
  options: { readonly settings: GraphSettings; now(): number; nameOf(tenantId: string): string | undefined },
): CustomerSide {
  const { settings, now, nameOf } = options;

  function change(
    id: string,
    needed: RelationshipStatus,
    step: (state: RelationshipState, at: number) => RelationshipState,
  ): RelationshipStatus {
    const at = now();
    relationships.settleAll(at);
    const before = relationships.findAnywhere(id.toLowerCase());
    if (before === undefined) throw new CustomerRefused('unknown', `There is no relationship '${id}'.`);
    const { status } = before.relationship;
    if (status !== needed) throw new CustomerRefused('state', `The relationship must be ${needed}, but it is ${status}.`);
    const after = step(before, at);
    relationships.update(before, after);
    return after.relationship.status;
  }

  const shown = (relationship: Relationship): CustomerRelationship => {
    const partnerId = relationship.id.slice(-GUID_LENGTH);
    const { customer } = relationship;
    return {
      ...relationship,
      customer: customer && { ...customer, displayName: nameOf(customer.tenantId) ?? customer.displayName },
      partner: { tenantId: partnerId, displayName: nameOf(partnerId) },
      extendsItself: extendsItself(relationship.autoExtendDuration),
      approveUntil: relationship.status === 'approvalPending' ? relationship.dueAt : null,
    };
  };

  return {
    find(id) {
      relationships.settleAll(now());
      const found = relationships.findAnywhere(id.toLowerCase());
      return found && shown(found.relationship);
    },
    list(tenantId) {
      relationships.settleAll(now());
      return relationships.ofCustomers(tenantId?.toLowerCase()).map(shown);
    },
    approve: (id, customer) =>
      change(id, 'approvalPending', (state, at) => {
        const { customer: named, reseller } = state.relationship;
        // SIM: the customer is asked once the partner has agreed.
        if (reseller?.isPartnerConsentPending) throw new CustomerRefused('state', 'The partner has not agreed yet to what its indirect provider asks for.');
        const tenantId = customer?.tenantId.toLowerCase() ?? named?.tenantId;
        if (tenantId === undefined)
          throw new CustomerRefused(
            'customer',
            'The relationship names no customer: say who approves, as {"tenantId": "…", "displayName": "…"}.',
          );
        if (named !== null && named.tenantId !== tenantId)
          throw new CustomerRefused('customer', 'The relationship is meant for another customer.');
        const displayName = nameOf(tenantId) ?? customer?.displayName ?? named?.displayName ?? null;
        return approve(state, { tenantId, displayName }, at, settings);
      }),
    reject: (id) => change(id, 'approvalPending', (state, at) => reject(state, at, settings)),
    terminate: (id) => change(id, 'active', (state, at) => requestTermination(state, at, settings)),
  };
}
