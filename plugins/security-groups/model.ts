import { cut, gdapSecurityGroup, type GroupPresence } from '@gdap-manager/entities';
import type { Moment } from '../timeline/event';

/** The columns of a Security Group row that the handlers write. */
export interface GroupView {
  /** Object id in Entra, lower case; null while there is none. */
  readonly groupId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly isRoleAssignable: boolean;
  readonly presence: keyof typeof GroupPresence;
  /** What stands in its way, or what happened to it, and what to do. */
  readonly message: string | null;
  /** When Microsoft was last asked to create it. */
  readonly creationAskedOn: Moment;
  /** Rows of groups that are not to be kept any more are inactive. */
  readonly isActive: boolean;
}

/** A Security Group row as it stands in Dataverse. */
export interface GroupRow extends GroupView {
  readonly id: string;
  readonly etag: string;
}

/** A change of a row: only what differs. */
export interface GroupUpdate {
  readonly row: GroupRow;
  readonly changes: Partial<GroupView>;
}

/** What of a row differs from what it is to be; undefined: nothing. Microsoft names each refusal anew: another id of a call alone is no difference. Pure. */
export function updateOf(row: GroupRow, view: Partial<GroupView>): GroupUpdate | undefined {
  const fit = view.message ? { ...view, message: cut(view.message, gdapSecurityGroup.columns.gdap_Message.maxLength) } : view;
  const changes = Object.fromEntries((Object.entries(fit) as [keyof GroupView, unknown][]).filter(([column, value]) => steady(row[column]) !== steady(value))) as Partial<GroupView>;
  return Object.keys(changes).length > 0 ? { row, changes } : undefined;
}

const steady = (value: unknown) => (typeof value === 'string' ? value.replace(/, request [^()]*\)$/, ')') : value);
