import { GdapSupport, directoryRoleRow, roleCatalogue } from '@gdap-manager/entities';
import { nameOf } from '../gateways/dataverse/columns';
import type { KnownRole } from './plan';

/** Our catalogue, as plans have it. */
export const knownRoles: readonly KnownRole[] = roleCatalogue.map((role) => ({
  templateId: role.templateId.toLowerCase(),
  name: role.displayName,
  description: role.description,
  area: role.area,
  isPrivileged: role.isPrivileged,
  isRecommended: role.isRecommended,
  support: nameOf(GdapSupport, directoryRoleRow(role).gdap_support ?? null) ?? 'unknown',
  blocksAutoRenew: role.blocksAutoRenew,
}));
