import { braced } from '../ids';
import { introducedVersion } from '../manifest';
import { privilegesOf, roleId, type Role } from '../roles';
import { element, value, values, type XmlNode } from './xml';

/** A security role with its privileges. */
export const roleElement = (role: Role): XmlNode =>
  element('Role', { id: braced(roleId(role)), name: role.name }, [
    ...values({ IsCustomizable: true, IsAutoAssigned: false, IntroducedVersion: introducedVersion }),
    value('Description', role.description),
    element('RolePrivileges', {}, privilegesOf(role).map(({ name, depth }) => element('RolePrivilege', { name, level: depth }))),
  ]);
