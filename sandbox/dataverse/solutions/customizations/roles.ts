import { wellKnown } from '../../storage/well-known';
import { inconsistent } from '../import-errors';
import { guidOf } from '../guid';
import { child, childrenOf, toXml, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';

const LEVELS = new Set(['Basic', 'Local', 'Deep', 'Global']);

/** The security roles of the file; their privileges are kept as they stand there. */
export const readRoles = (customizations: XmlElement): Component[] =>
  childrenOf(child(customizations, 'Roles'), 'Role').map((element) => {
    const { id: roleId, name = '' } = element.attributes;
    const id = guidOf(roleId, `the role '${name}'`);
    const wrong = childrenOf(child(element, 'RolePrivileges'), 'RolePrivilege')
      .find(({ attributes }) => !attributes.name?.startsWith('prv') || !LEVELS.has(attributes.level ?? ''));
    if (wrong) throw inconsistent(`The role '${name}' has the unknown privilege '${wrong.attributes.name ?? ''}' or level '${wrong.attributes.level ?? ''}'.`);
    const row = { roleid: id, name, businessunitid: wellKnown.rootBusinessUnit };
    return { type: ComponentType.Role, id, name, isRoot: true, rows: [{ table: 'role', row }], xml: toXml(element) };
  });
