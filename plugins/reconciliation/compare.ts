import { createHash } from 'node:crypto';
import { gdapFinding, cut } from '@gdap-manager/entities';
import type { Relationship } from '../gateways/graph/types';
import type { SweepRow } from '../relationships/reason-to-look';
import { isConsentPending } from '../request-lifecycle/plan/consent-state';
import type { CustomerRelationship, Finding, LostRequest, ReconciledProvider } from './model';
import { ownerOf, tellerOf } from './owner';
import { isAlive } from './relationship-states';
import { findSuperseded } from './superseded';
import { againstAdoption, differs, onlyAtMicrosoft, onlyHere, superseded, type Names } from './texts';

/** All that findings follow from. */
export interface Comparison {
  readonly provider: ReconciledProvider;
  /** All providers with the same partner tenant. */
  readonly siblings: readonly ReconciledProvider[];
  readonly relationships: readonly Relationship[];
  /** Requests of the provider that are neither drafts nor over. */
  readonly requests: readonly SweepRow[];
  /** The relationship of each request, by the request's id. */
  readonly relationshipOf: ReadonlyMap<string, Relationship>;
  /** Whether a relationship has a request, at any provider. */
  readonly hasRequest: (relationship: Relationship) => boolean;
  /** Of the provider, and not replaced. */
  readonly lost: readonly LostRequest[];
  /** Requests in whose place another one is asked for. */
  readonly replaced: ReadonlySet<string>;
  readonly names: Names;
  readonly now: number;
}

/** Which provider a relationship belongs to, of those that share the partner tenant: to the one that stands for the indirect provider that made it, else to Partner Center itself. Pure. */
export function whose(relationship: Relationship, siblings: readonly ReconciledProvider[]): { readonly providerId: string | undefined; readonly hasOwner: boolean } {
  const owner = relationship.reseller ? ownerOf(relationship.reseller.indirectProviderTenantId, siblings) : tellerOf(siblings);
  return { providerId: (owner ?? tellerOf(siblings))?.id, hasOwner: owner !== undefined };
}

/** In what Microsoft and we differ. The same things make the same findings, whatever the order. Pure. */
export function compare(comparison: Comparison): Finding[] {
  return [...atMicrosoft(comparison), ...comparison.lost.map(here), ...different(comparison), ...needless(comparison)];
}

const nothing = {
  relationshipId: null, otherRelationshipId: null, relationshipName: null, microsoftStatus: null, startsOn: null, endsOn: null, customerTenantId: null, requestId: null, otherRequestId: null,
  providerAccountId: null, accountId: null, byItself: false,
} as const;

const nameOf = (customer: string | undefined, what: string): string => cut(customer ? `${customer}: ${what}` : what, gdapFinding.columns.gdap_Name.maxLength);

const aboutRelationship = (relationship: Relationship) => ({
  relationshipId: relationship.id,
  relationshipName: cut(relationship.displayName, gdapFinding.columns.gdap_RelationshipName.maxLength),
  microsoftStatus: cut(relationship.status, gdapFinding.columns.gdap_MicrosoftStatus.maxLength),
  startsOn: relationship.activatedOn ?? null,
  endsOn: relationship.activatedOn === undefined ? null : (relationship.endsOn ?? null),
  customerTenantId: relationship.customerTenantId ?? null,
});

function atMicrosoft({ provider, siblings, relationships, hasRequest, now, names }: Comparison): Finding[] {
  return relationships.flatMap((relationship): Finding[] => {
    if (!isAlive(relationship) || hasRequest(relationship)) return [];
    const { providerId, hasOwner } = whose(relationship, siblings);
    if (providerId !== provider.id) return [];
    const obstacle = againstAdoption(relationship, hasOwner);
    const { id, status, displayName, customerName, customerTenantId, roleIds, autoExtend, durationDays } = relationship;
    return [{
      ...nothing,
      ...aboutRelationship(relationship),
      key: `microsoft ${id}`,
      kind: 'onlyAtMicrosoft',
      name: nameOf(customerName ?? customerTenantId, displayName),
      details: onlyAtMicrosoft(relationship, obstacle, now, names),
      about: [status, displayName, customerTenantId, autoExtend, durationDays, ...[...roleIds].sort()].join(' '),
      byItself: obstacle === undefined && (provider.adoption === 'adopt' || isConsentPending(relationship)),
    }];
  });
}

const here = (request: LostRequest): Finding => ({
  ...nothing,
  key: `here ${request.id}`,
  kind: 'onlyHere',
  name: cut(request.name, gdapFinding.columns.gdap_Name.maxLength),
  relationshipId: request.microsoftId,
  startsOn: request.startsOn,
  endsOn: request.endsOn,
  customerTenantId: request.customerTenantId,
  requestId: request.id,
  providerAccountId: request.providerAccountId,
  accountId: request.accountId,
  details: onlyHere(request.name, request.endsOn),
  about: 'gone',
});

function different({ requests, relationshipOf, replaced, names }: Comparison): Finding[] {
  return requests.flatMap((request): Finding[] => {
    const { differs: apart, submitted } = request.memory;
    const relationship = relationshipOf.get(request.id);
    if (!apart || !relationship || request.status !== 'active') return [];
    // Whatever roles it should have, another request asks for them already.
    const isReplaced = replaced.has(request.id);
    if (isReplaced && apart.groups.length === 0) return [];
    return [{
      ...nothing,
      ...aboutRelationship(relationship),
      key: `differs ${request.id}`,
      kind: 'differs',
      name: nameOf(relationship.customerName ?? relationship.customerTenantId, relationship.displayName),
      requestId: request.id,
      providerAccountId: submitted?.providerAccountId ?? null,
      accountId: submitted?.accountId ?? null,
      details: differs(relationship.displayName, apart, isReplaced, names),
      about: digest(JSON.stringify([apart, isReplaced])),
    }];
  });
}

function needless({ provider, siblings, relationships, requests, relationshipOf, replaced, now, names }: Comparison): Finding[] {
  const requestOf = new Map([...relationshipOf].map(([requestId, { id }]) => [id, requestId]));
  const rows = new Map(requests.map((request) => [request.id, request]));
  // What is being ended, or replaced, is nobody's worry and nobody's substitute.
  const isSettled = (requestId: string | null) => requestId !== null && (rows.get(requestId)?.status === 'terminating' || replaced.has(requestId));
  const candidates = relationships
    .filter((relationship): relationship is CustomerRelationship => relationship.customerTenantId !== undefined && whose(relationship, siblings).providerId === provider.id)
    .map((relationship) => ({ relationship, requestId: requestOf.get(relationship.id) ?? null }))
    .filter(({ requestId }) => !isSettled(requestId));
  return findSuperseded(candidates).map(({ old, by }): Finding => {
    const submitted = rows.get(old.requestId ?? '')?.memory.submitted;
    return {
      ...nothing,
      ...aboutRelationship(old.relationship),
      key: `superseded ${old.relationship.id}`,
      kind: 'duplicate',
      name: nameOf(old.relationship.customerName ?? old.relationship.customerTenantId, old.relationship.displayName),
      otherRelationshipId: by.relationship.id,
      requestId: old.requestId,
      otherRequestId: by.requestId,
      providerAccountId: submitted?.providerAccountId ?? null,
      accountId: submitted?.accountId ?? null,
      details: superseded(old, by, now, names),
      about: by.relationship.id,
    };
  });
}

/** What stands for a text, where only equality matters. Pure. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
