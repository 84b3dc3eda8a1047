import { tables } from '.';
import { formDiffs, presentationOf, type Cell, type Form, type Grid, type Section } from './presentation';

const own = tables.filter(({ extension }) => !extension);
const every = tables.map((table) => presentationOf(table));
const sectionsOf = (form: Pick<Form, 'tabs'>): Section[] => form.tabs.flatMap(({ sections }) => [...sections]);
const cellsOf = (form: Pick<Form, 'tabs'>): Cell[] => sectionsOf(form).flatMap(({ cells }) => [...cells]);
const isGrid = (cell: Cell): cell is Grid => typeof cell !== 'string' && cell.kind === 'grid';
const columnOf = (cell: Cell) => (typeof cell === 'string' ? cell : cell.kind === 'field' ? cell.column : undefined);
const forms = every.flatMap((presentation) => Object.values(presentation.forms).map((form) => ({ presentation, table: presentation.table, form })));

/** The expiry stands in the header, and again among the other dates. */
const twiceOnPurpose: Readonly<Record<string, readonly string[]>> = { gdap_request: ['gdap_ExpiryDate'] };

describe('what staff see', () => {
  it.each(own.map((table) => [table.logicalName, table] as const))('has of %s one default view for each use', (_, table) => {
    const views = Object.values(presentationOf(table).views);
    const defaults = views.filter(({ type, isDefault }) => type !== 'public' || isDefault).map(({ type }) => type);
    expect(defaults.sort()).toEqual(['advancedFind', 'associated', 'lookup', 'public', 'quickFind']);
  });

  it.each(own.map((table) => [table.logicalName, table] as const))('looks for %s by its name, and tells it apart in lookups by more than that', (_, table) => {
    const { quickfind, lookup, ...others } = presentationOf(table).views;
    expect(quickfind?.search).toContain(table.primaryName);
    expect(lookup?.columns[0]).toBe(table.primaryName);
    expect(lookup?.columns.length).toBeGreaterThan(1);
    for (const view of Object.values(others)) expect(view.columns[0]).toBe(table.primaryName);
  });

  it('gives no two views, and no two forms, of a table the same name', () => {
    for (const { views, forms: ofTable, charts } of every) {
      for (const named of [views, ofTable, charts]) {
        const names = Object.values<{ readonly name: string }>(named).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  it('has a main form of every table', () => {
    expect(every.filter(({ forms: ofTable }) => !Object.values(ofTable).some(({ type }) => type === 'main')).map(({ table }) => table.logicalName)).toEqual([]);
  });

  it('asks in quick creation for everything that is required', () => {
    for (const { table, form } of forms.filter(({ form: { type } }) => type === 'quickCreate')) {
      const required = Object.entries(table.columns).filter(([, column]) => column.required === 'required').map(([name]) => name);
      expect({ table: table.logicalName, asked: cellsOf(form).map(columnOf) }).toEqual({ table: table.logicalName, asked: expect.arrayContaining(required) });
    }
  });

  it('tells two people who edit the same row of each other, on every main form with something to edit', () => {
    const isEditable = (cell: Cell) => columnOf(cell) !== undefined && (typeof cell === 'string' || (cell.kind === 'field' && !cell.readOnly));
    const editable = forms.filter(({ form }) => form.type === 'main' && [...(form.header ?? []), ...cellsOf(form)].some(isEditable));
    expect(editable.filter(({ form }) => form.onLoad === undefined).map(({ table }) => table.logicalName)).toEqual([]);
  });

  it('has four columns at most in a header, which is what Power Apps shows', () => {
    expect(forms.filter(({ form }) => (form.header?.length ?? 0) > 4).map(({ form }) => form.name)).toEqual([]);
  });

  it('shows no column twice, in the header and below it', () => {
    for (const { table, form } of forms.filter(({ form: { header } }) => header)) {
      const shown = [...(form.header ?? []), ...cellsOf(form)].flatMap((cell) => columnOf(cell) ?? []);
      expect({ table: table.logicalName, twice: shown.filter((column, index) => shown.indexOf(column) !== index) }).toEqual({ table: table.logicalName, twice: twiceOnPurpose[table.logicalName] ?? [] });
    }
  });

  it('lists on a form the rows that point to its table', () => {
    for (const { table, form } of [...forms, ...formDiffs.map((diff) => ({ table: diff.table, form: diff }))]) {
      for (const grid of cellsOf(form).filter(isGrid)) {
        const column = grid.table.columns[grid.lookup];
        expect({ form: form.name, list: grid.label, to: column?.kind === 'lookup' && column.to }).toEqual({ form: form.name, list: grid.label, to: table.logicalName });
      }
    }
  });

  it('gives lists and code components a section one cell wide', () => {
    for (const { form } of forms) {
      for (const section of sectionsOf(form).filter(({ width = 1 }) => width > 1)) {
        expect(section.cells.filter((cell) => columnOf(cell) === undefined)).toEqual([]);
      }
    }
  });

  it('calls tabs and sections of a form by names of their own', () => {
    for (const { form } of forms) {
      const names = form.tabs.flatMap(({ key, sections }) => [key, ...sections.map((section) => `${key}_${section.key}`)]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('shows an owner only where rows have one', () => {
    const ofOrganisation = every.filter(({ table }) => table.ownership === 'organization');
    const shown = ofOrganisation.flatMap(({ forms: ofTable, views }) => [
      ...Object.values(ofTable).flatMap((form) => [...(form.header ?? []), ...cellsOf(form)].map(columnOf)),
      ...Object.values(views).flatMap(({ columns }) => columns.map(String)),
    ]);
    expect(shown).not.toContain('ownerid');
  });

  it('counts the days of expiry among requests in force alone', () => {
    const { views } = presentationOf(tables.find(({ logicalName }) => logicalName === 'gdap_request')!);
    for (const days of [30, 60, 90]) {
      expect(views[`expiring${days}`]?.filter?.rules).toEqual([['statecode', 'eq', 0], ['statuscode', 'eq', 727000004], ['gdap_ExpiryDate', 'next-x-days', days]]);
    }
  });
});
