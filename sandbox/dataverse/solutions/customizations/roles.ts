import { depthOfLevel } from '../../security/privileges';
import { wellKnown } from '../../storage/well-known';
import { inconsistent } from '../import-errors';
import { guidOf } from '../guid';
import { child, childrenOf, toXml, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';

/** The security roles of the file, and what they give. */
export const readRoles = (customizations: XmlElement): Component[] =>
  childrenOf(child(customizations, 'Roles'), 'Role').map((element) => {
    const { id: roleId, name = '' } = element.attributes;
    const id = guidOf(roleId, `the role '${name}'`);
    const given = childrenOf(child(element, 'RolePrivileges'), 'RolePrivilege');
    const wrong = given.find(({ attributes }) => !attributes.name?.startsWith('prv') || !Object.hasOwn(depthOfLevel, attributes.level ?? ''));
    if (wrong) throw inconsistent(`The role '${name}' has the unknown privilege '${wrong.attributes.name ?? ''}' or level '${wrong.attributes.level ?? ''}'.`);
    const row = { roleid: id, name, businessunitid: wellKnown.rootBusinessUnit };
    const privileges = new Map(given.map(({ attributes }) => [attributes.name as string, depthOfLevel[attributes.level as string]!]));
    return { type: ComponentType.Role, id, name, isRoot: true, rows: [{ table: 'role', row }], xml: toXml(element), privileges };
  });
