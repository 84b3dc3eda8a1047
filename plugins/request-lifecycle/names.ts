import type { Policy } from '../policy';

/**
 * The name of a request's relationship at Microsoft: derived from the row's id, so that it can be found again after
 * any crash. 41 characters; Microsoft takes 50 and refuses some special ones. Pure.
 */
export const relationshipName = (requestId: string): string => `GDAP-${requestId.toLowerCase()}`;

/** The request that a relationship of this name was made for; undefined where it is none of ours. Pure. */
export const requestIdOf = (displayName: string): string | undefined =>
  /^gdap-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(displayName)?.[1]?.toLowerCase();

/**
 * Where an administrator of the customer approves. Microsoft returns it nowhere; the partner builds it.
 * Source: Graph documentation "delegated admin relationships API overview".
 */
export const acceptanceLink = (relationshipId: string, { adminCenterUrl }: Pick<Policy, 'adminCenterUrl'>): string =>
  `${adminCenterUrl}/partners/invitation/granularAdminRelationships/${relationshipId}`;
