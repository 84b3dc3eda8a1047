import type { GdapSupport, RoleStanding } from '@gdap-manager/entities';
import type { Moment } from '../timeline/event';

/** The columns of a Directory Role row. Nothing of it is staff's to change. */
export interface RoleView {
  /** The same in every tenant, lower case. */
  readonly templateId: string;
  readonly name: string;
  readonly description: string | null;
  /** Area of Microsoft 365. */
  readonly area: string | null;
  readonly isPrivileged: boolean;
  readonly isRecommended: boolean;
  readonly support: keyof typeof GdapSupport;
  readonly blocksAutoRenew: boolean;
  readonly standing: keyof typeof RoleStanding;
  /** Name before Microsoft renamed it. */
  readonly formerName: string | null;
  /** When the change was seen; null where nothing has changed. */
  readonly standingSince: Moment;
}

/** A Directory Role row as it stands in Dataverse. */
export interface RoleRow extends RoleView {
  readonly id: string;
  readonly etag: string;
}

/** A change of a row: only what differs. */
export interface RoleUpdate {
  readonly row: RoleRow;
  readonly changes: Partial<RoleView>;
}
