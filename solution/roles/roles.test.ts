import { tables } from '@gdap-manager/entities';
import { privilegesOf, roleId, roles, type Role } from '.';

const own = tables.filter((table) => !table.extension);
const named = (name: string): Role => roles.find((role) => role.name === name)!;
const may = (role: string, privilege: string) => privilegesOf(named(role)).find(({ name }) => name === privilege)?.depth;

describe('the security roles', () => {
  it('are four, each with an id of its own', () => {
    expect(roles.map(({ name }) => name)).toEqual(['GDAP Administrator', 'GDAP Operator', 'GDAP Reader', 'GDAP Service']);
    expect(new Set(roles.map(roleId)).size).toBe(4);
  });

  it.each(roles.map((role) => [role.name, role] as const))('%s says of every table of ours what it may do, and of no other', (_, role) => {
    expect(Object.keys(role.tables).sort()).toEqual(own.map(({ logicalName }) => logicalName).sort());
  });

  it.each(roles.map((role) => [role.name, role] as const))('%s has the privileges of tables of the organisation for all rows or not at all', (_, role) => {
    const ofOrganisation = own.filter(({ ownership }) => ownership === 'organization').map(({ schemaName }) => schemaName);
    const found = privilegesOf(role).filter(({ name }) => ofOrganisation.some((schemaName) => name.endsWith(schemaName)));
    expect(found.filter(({ name, depth }) => depth !== 'Global' || /^prv(Assign|Share)/.test(name))).toEqual([]);
  });

  it.each(roles.map((role) => [role.name, role] as const))('%s reads what it works with', (_, role) => {
    for (const [table, access] of Object.entries({ ...role.tables, ...role.standardTables })) {
      expect({ table, read: Object.keys(access).length === 0 || access.Read !== undefined }).toEqual({ table, read: true });
    }
  });

  it('write the names of privileges as the tables were made', () => {
    expect(may('GDAP Reader', 'prvReadgdap_RoleMapping')).toBe('Global');
    expect(may('GDAP Reader', 'prvReadUser')).toBe('Global');
  });

  it('let readers read', () => {
    expect(privilegesOf(named('GDAP Reader')).filter(({ name }) => !name.startsWith('prvRead'))).toEqual([]);
  });

  it('let operators use the set-up, not change it', () => {
    for (const schemaName of ['gdap_Provider', 'gdap_Category', 'gdap_SecurityGroup', 'gdap_DirectoryRole', 'gdap_Template']) {
      expect(['Create', 'Write', 'Delete'].map((verb) => may('GDAP Operator', `prv${verb}${schemaName}`))).toEqual([undefined, undefined, undefined]);
      expect(may('GDAP Operator', `prvAppendTo${schemaName}`)).toBe('Global');
    }
    expect(may('GDAP Operator', 'prvDeletegdap_Request')).toBe('Basic');
  });

  it('let operators make accounts for tenants that belong to none, and change no account', () => {
    expect(['Create', 'AppendTo', 'Write', 'Delete'].map((verb) => may('GDAP Operator', `prv${verb}Account`))).toEqual(['Basic', 'Global', undefined, undefined]);
  });

  it('let people write e-mails as themselves and read those of their business unit, and the handlers write as others', () => {
    for (const role of ['GDAP Administrator', 'GDAP Operator']) {
      expect(['Create', 'Read', 'Write', 'Append', 'Delete'].map((verb) => may(role, `prv${verb}Activity`))).toEqual(['Basic', 'Local', 'Basic', 'Basic', undefined]);
    }
    expect(['GDAP Administrator', 'GDAP Operator', 'GDAP Reader', 'GDAP Service'].map((role) => may(role, 'prvSendAsUser'))).toEqual([undefined, undefined, undefined, 'Global']);
    expect(privilegesOf(named('GDAP Reader')).filter(({ name }) => name.endsWith('Activity'))).toEqual([{ name: 'prvReadActivity', depth: 'Local' }]);
  });

  it('let the handlers make neither providers, categories nor templates, and delete nothing but role mappings', () => {
    const names = privilegesOf(named('GDAP Service')).map(({ name }) => name);
    expect(names.filter((name) => /^prvCreate(gdap_Provider|gdap_Category|gdap_Template|Account|Contact)$/.test(name))).toEqual([]);
    expect(names.filter((name) => name.startsWith('prvDelete'))).toEqual(['prvDeletegdap_RoleMapping']);
  });
});
