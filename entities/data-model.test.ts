import { columnName, logicalName, roleCatalogue, globalAdministratorRoleId, directoryRoleRow, gdapRequest, globalChoices, standardTables, tables } from '.';
import type { Column } from '.';

const columns = tables.flatMap((table) =>
  Object.entries(table.columns).map(([name, column]) => ({ table: table.logicalName, name, column })),
);
const lookups = columns.flatMap(({ table, name, column }) => (column.kind === 'lookup' ? [{ table, name, column }] : []));

describe('the data model', () => {
  it('has the eleven tables and the extension of the account', () => {
    expect(tables.map((table) => table.logicalName).sort()).toEqual([
      'account', 'gdap_category', 'gdap_directoryrole', 'gdap_event', 'gdap_finding', 'gdap_messagetemplate', 'gdap_provider', 'gdap_provideraccount', 'gdap_request',
      'gdap_rolemapping', 'gdap_securitygroup', 'gdap_template',
    ]);
  });

  it('names every table, column and relationship once', () => {
    for (const names of [tables.map((t) => t.entitySetName), lookups.map((l) => l.column.relationship), tables.map((t) => t.logicalName)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('points its lookups at tables that exist', () => {
    const known = new Set([...tables, ...standardTables].map((table) => table.logicalName));
    expect(lookups.filter(({ column }) => !known.has(column.to as never))).toEqual([]);
  });

  it('gives a table one parent at most, as Dataverse demands', () => {
    for (const table of tables) {
      expect(lookups.filter((l) => l.table === table.logicalName && l.column.onDelete === 'cascade').length).toBeLessThanOrEqual(1);
    }
  });

  it('uses the publisher prefix for every column and every own option value', () => {
    expect(columns.filter(({ name }) => !name.startsWith('gdap_'))).toEqual([]);
    const values = columns.flatMap(({ column }) => optionsOf(column)).concat(globalChoices.flatMap((c) => Object.values(c.options).map((o) => o.value)));
    expect(values.length).toBeGreaterThan(30);
    expect(values.filter((value) => value < 727000000 || value > 727099999)).toEqual([]);
  });

  it('describes every column for makers', () => {
    expect(columns.filter(({ column }) => !column.description.endsWith('.')).map((c) => c.name)).toEqual([]);
  });
});

describe('the life of a request', () => {
  const { status } = gdapRequest;

  it('has the fixed values of the design', () => {
    expect(Object.fromEntries(Object.entries(status).map(([name, s]) => [name, [s.value, s.state]]))).toEqual({
      draft: [1, 'active'],
      submitting: [727000001, 'active'],
      approvalPending: [727000002, 'active'],
      activating: [727000003, 'active'],
      active: [727000004, 'active'],
      terminating: [727000005, 'active'],
      expired: [2, 'inactive'],
      terminated: [727000006, 'inactive'],
    });
  });

  it('leaves Draft only by submitting, and comes back to it only from there', () => {
    expect(status.draft.to).toEqual(['submitting']);
    const backToDraft = Object.entries(status).filter(([, s]) => (s.to as readonly string[]).includes('draft'));
    expect(backToDraft.map(([name]) => name)).toEqual(['submitting']);
  });

  it('lets a wrongly set end be put right', () => {
    for (const end of [status.expired, status.terminated]) {
      expect(end.to).toEqual(expect.arrayContaining(['submitting', 'approvalPending', 'activating', 'active', 'terminating']));
    }
  });
});

describe('the role catalogue', () => {
  it('has each Entra role once, with fifteen recommended ones', () => {
    expect(new Set(roleCatalogue.map((role) => role.templateId)).size).toBe(144);
    expect(roleCatalogue.filter((role) => role.isRecommended)).toHaveLength(15);
  });

  it('knows that Global Administrator alone excludes auto-renewal', () => {
    expect(roleCatalogue.filter((role) => role.blocksAutoRenew).map((role) => role.templateId)).toEqual([globalAdministratorRoleId]);
  });

  it('fits the columns of its table', () => {
    for (const role of roleCatalogue) {
      expect(role.displayName.length).toBeLessThanOrEqual(100);
      expect(directoryRoleRow(role).gdap_support).toBeDefined();
    }
  });
});

it('derives logical names from schema names', () => {
  expect(logicalName('gdap_AccountId')).toBe('gdap_accountid');
  expect(columnName(gdapRequest, 'gdap_AcceptanceLink')).toBe('gdap_acceptancelink');
});

function optionsOf(column: Column): number[] {
  return column.kind === 'choice' && !column.global ? Object.values(column.options).map((option) => option.value) : [];
}
