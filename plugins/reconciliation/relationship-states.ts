import type { Relationship } from '../gateways/graph/types';

/** Statuses in which a relationship is over, about to be, or not yet anything that a customer could approve. */
const notAlive = new Set(['created', 'terminationRequested', 'terminating', 'terminated', 'expired']);
/** Statuses that this version knows what to do about. */
const followed = new Set(['approvalPending', 'approved', 'activating', 'active', 'expiring']);

/** Somebody can use it, or approve it; also where Microsoft has a new word for how it stands. Pure. */
export const isAlive = ({ status }: Pick<Relationship, 'status'>): boolean => !notAlive.has(status);

/** It can become a request that is followed. Pure. */
export const isFollowed = ({ status }: Pick<Relationship, 'status'>): boolean => followed.has(status);

/** Groups have their roles. Pure. */
export const isInForce = ({ status }: Pick<Relationship, 'status'>): boolean => status === 'active' || status === 'expiring';
