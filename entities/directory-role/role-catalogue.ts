import type { RowChanges } from '../language';
import catalogue from './roles.json';
import { GdapSupport, type gdapDirectoryRole } from './table';

/** A role of the catalogue. `templateId` is the same GUID in every tenant. */
export interface CatalogueRole {
  readonly templateId: string;
  readonly displayName: string;
  readonly description: string;
  /** Area of Microsoft 365. */
  readonly area: string;
  readonly isPrivileged: boolean;
  readonly gdapSupport: keyof typeof supportOf;
  readonly isRecommended: boolean;
  readonly blocksAutoRenew: boolean;
}

const supportOf = {
  'microsoft-list': GdapSupport.confirmed,
  'community-list': GdapSupport.community,
  unknown: GdapSupport.unknown,
  deprecated: GdapSupport.deprecated,
  'not-assignable': GdapSupport.notAssignable,
} as const;

/** The Entra built-in roles, by name. Where they come from stands in `roles.json`. */
export const roleCatalogue = catalogue.roles as readonly CatalogueRole[];

/** The row that holds a role, without its key (`gdap_roletemplateid`). */
export function directoryRoleRow(role: CatalogueRole): RowChanges<typeof gdapDirectoryRole> {
  return {
    gdap_name: role.displayName,
    gdap_description: role.description,
    gdap_category: role.area,
    gdap_isprivileged: role.isPrivileged,
    gdap_isrecommended: role.isRecommended,
    gdap_support: supportOf[role.gdapSupport],
    gdap_blocksautorenew: role.blocksAutoRenew,
  };
}
