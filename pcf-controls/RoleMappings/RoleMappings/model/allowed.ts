import type { Holder, Snapshot } from './types';

/** What somebody may do here. */
export interface Allowed {
  /**
   * `any`: everything. `fixed`: the roles are agreed with the customer, which groups get them may change. `none`:
   * only looking.
   */
  readonly roles: 'any' | 'fixed' | 'none';
  /** Key of the text that says why not everything. */
  readonly because?: string;
}

/** What the state of the row and the rights of the person allow. Pure. */
export function allowedIn(holder: Holder, person: { readonly canChangeMappings: boolean; readonly isFormReadOnly: boolean }): Allowed {
  const inState = holder.kind === 'template' ? everything : (byStatus[holder.status ?? 'unknown']);
  if (inState.roles === 'none') return inState;
  if (!person.canChangeMappings) return { roles: 'none', because: 'Locked_NoPrivilege' };
  return person.isFormReadOnly ? { roles: 'none', because: 'Locked_ReadOnly' } : inState;
}

const everything: Allowed = { roles: 'any' };
const submitted: Allowed = { roles: 'fixed', because: 'Locked_Submitted' };
const ended: Allowed = { roles: 'none', because: 'Locked_Ended' };

const byStatus: Readonly<Record<NonNullable<Holder['status']> | 'unknown', Allowed>> = {
  draft: everything,
  submitting: submitted,
  approvalPending: submitted,
  activating: submitted,
  active: { roles: 'fixed', because: 'Locked_Active' },
  terminating: { roles: 'none', because: 'Locked_Terminating' },
  expired: ended,
  terminated: ended,
  unknown: { roles: 'none', because: 'Locked_UnknownStatus' },
};

/** Ids of the roles that the customer was asked for: all that a mapping names, but those that came too late. Pure. */
export const grantedRoles = ({ mappings }: Snapshot): Set<string> =>
  new Set(mappings.flatMap(({ role, state }) => (role && state !== 'notAllowed' ? [role.id] : [])));
