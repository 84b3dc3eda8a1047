import type { GraphSettings } from '../../settings';
import { addDays } from './duration';
import { nameTaken, notFound } from '../errors';
import type { Relationship } from './model';
import { readNewTerms } from './rules';
import type { RelationshipStore } from './store';

/** What an indirect provider asks of a customer on behalf of its reseller. */
export interface ResellerRelationshipOrder {
  readonly resellerTenantId: string;
  readonly indirectProviderTenantId: string;
  /** As POST of a delegatedAdminRelationship takes it. */
  readonly terms: unknown;
}

/** What indirect providers do in Partner Center, for which Graph has no call. */
export interface IndirectProviderSide {
  /** Makes a resellerDelegatedAdminRelationship that waits for the reseller's consent. @returns its id @throws GraphError */
  create(order: ResellerRelationshipOrder): string;
  /** Takes it back: it is gone. @throws GraphError 404 */
  withdraw(relationshipId: string): void;
}

export function createIndirectProviderSide(
  relationships: RelationshipStore,
  { settings, now, newId }: { readonly settings: GraphSettings; now(): number; newId(): string },
): IndirectProviderSide {
  return {
    create({ resellerTenantId, indirectProviderTenantId, terms }) {
      const read = readNewTerms(terms, settings);
      if (relationships.isNameTaken(resellerTenantId, read.displayName)) throw nameTaken(read.displayName);
      const at = now();
      const relationship: Relationship = {
        id: `${newId()}-${resellerTenantId}`,
        ...read,
        // Locked from the beginning: the reseller may agree, and change nothing.
        status: 'approvalPending',
        reseller: { indirectProviderTenantId, isPartnerConsentPending: true },
        createdAt: at,
        modifiedAt: at,
        activatedAt: null,
        endAt: null,
        dueAt: addDays(at, settings.approvalDays),
        version: 1,
      };
      relationships.insert(resellerTenantId, { relationship, requests: [], assignments: [], operations: [], removed: false });
      return relationship.id;
    },
    withdraw(relationshipId) {
      const id = relationshipId.toLowerCase();
      if (relationships.findAnywhere(id)?.relationship.reseller === undefined) throw notFound('resellerDelegatedAdminRelationship', id);
      relationships.remove(id);
    },
  };
}
