import type { MappingFacts, Member } from './model';

/** Microsoft has it in force, and nobody is ending it. Pure. */
export const isInForce = ({ status, microsoftStatus, startDate }: Member): boolean => status === 'active' && microsoftStatus === 'active' && startDate !== null;

/** It can still come into force, or is in force: nobody is ending it. Pure. */
export const isAlive = ({ status }: Member): boolean => status !== 'terminating' && status !== 'terminated' && status !== 'expired';

/** It was sent, and is not in force yet. Pure. */
export const isAsked = ({ status }: Member): boolean => status === 'submitting' || status === 'approvalPending' || status === 'activating';

/** The handlers made it by themselves, to take the place of another. Pure. */
export const isAutomatic = ({ uniqueKey }: Member): boolean => uniqueKey?.startsWith('replacement ') === true;

/** When its access ends unless somebody acts. Pure. */
export const endOf = ({ autoRenew, expiryDate }: Member): number => (autoRenew ? Infinity : (expiryDate ?? -Infinity));

/** Role and group of a mapping that gives access, or would as soon as it can. Pure. */
export interface Pair {
  readonly key: string;
  readonly mapping: MappingFacts;
}

/** What a request gives to whom: without groups and roles that are gone, and what is being taken away. Pure. */
export const pairsOf = (id: string, mappings: readonly MappingFacts[]): Pair[] =>
  mappings.flatMap((mapping) =>
    mapping.requestId === id && mapping.role && mapping.group && !mapping.group.isGone && !isGoneRole(mapping.role) && mapping.state !== 'removing'
      ? [{ key: `${mapping.role.rowId} ${mapping.group.rowId}`, mapping }]
      : []);

/** Microsoft would refuse to be asked for it. Pure. */
export const isGoneRole = ({ support, standing }: NonNullable<MappingFacts['role']>): boolean =>
  standing === 'missing' || support === 'notAssignable' || support === 'deprecated';
