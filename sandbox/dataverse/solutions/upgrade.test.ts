import type { Environment } from '../environment';
import { findPlatformRows, readPlatformRow, writePlatformRow } from '../storage/platform-rows';
import { importSolution } from './import-solution';
import { contentsOf, newEnvironment, refusalOf } from './testing';
import { edit, testSolution, type SolutionText } from './test-solution';
import { column, text } from './test-solution/columns';
import { ids } from './test-solution/ids';

const CUSTOMIZATIONS = 'customizations.xml';
const ticketId = '22222222-0000-4000-8000-000000000001';
const editing = (before: string | RegExp, after: string) => (parts: SolutionText) => edit(parts, CUSTOMIZATIONS, before, after);
const newer = (mutate?: (parts: SolutionText) => void, managed = false) => testSolution({ version: '1.1.0.0', managed, ...(mutate && { mutate }) });
const solutionRow = (environment: Environment) => findPlatformRows(environment, 'solution', { uniquename: 'AcmeTickets' })[0];

function installed(managed = false): Environment {
  const environment = newEnvironment();
  importSolution(environment, testSolution({ managed }));
  writePlatformRow(environment, 'acm_ticket', { acm_ticketid: ticketId, acm_name: 'Printer on fire', acm_notes: 'x'.repeat(1000), acm_kind: 123450001, acm_points: 3 });
  return environment;
}

describe('a newer version', () => {
  let environment: Environment;
  const before = () => readPlatformRow(environment, 'acm_ticket', ticketId);
  beforeEach(() => (environment = installed()));

  it('adds columns, options and tables and keeps the rows', () => {
    const row = before();
    importSolution(environment, newer((parts) => {
      edit(parts, CUSTOMIZATIONS, '</attributes>', `${text('acm_Colour', 30)}${column('acm_Weight', 'decimal')}</attributes>`);
      edit(parts, CUSTOMIZATIONS, '<option value="123450001">', '<option value="123450007"><labels><label description="Wish" languagecode="1033"/></labels></option><option value="123450001">');
      edit(parts, CUSTOMIZATIONS, '</Entities>', `<Entity><Name LocalizedName="Tag" OriginalName="">acm_Tag</Name><EntityInfo><entity Name="acm_Tag"><attributes>${column('acm_TagId', 'primarykey', '', { custom: false })}${text('acm_Name', 50)}</attributes><EntitySetName>acm_tags</EntitySetName></entity></EntityInfo></Entity></Entities>`);
      edit(parts, 'solution.xml', '<RootComponents>', '<RootComponents><RootComponent type="1" schemaName="acm_tag" behavior="0"/>');
    }));
    expect(before()).toEqual({ ...row, acm_colour: null, acm_weight: null });
    expect(environment.catalog().optionSet('acm_ticket_acm_kind')!.options.map(({ value }) => value)).toEqual([123450000, 123450007, 123450001]);
    expect(environment.catalog().table('acm_tag')).toMatchObject({ entitySetName: 'acm_tags', primaryNameAttribute: 'acm_name' });
    expect(solutionRow(environment)).toMatchObject({ version: '1.1.0.0' });
  });

  it('keeps ids: of tables, of the solution, of their type codes', () => {
    const [table, solution] = [environment.catalog().table('acm_ticket')!, solutionRow(environment)!];
    importSolution(environment, newer());
    expect(environment.catalog().table('acm_ticket')).toMatchObject({ metadataId: table.metadataId, objectTypeCode: table.objectTypeCode });
    expect(solutionRow(environment)).toMatchObject({ solutionid: solution.solutionid });
  });

  it('keeps columns that it lacks', () => {
    importSolution(environment, newer(editing(/<attribute PhysicalName="acm_Points">.*?<\/attribute>/s, '')));
    expect(before()).toMatchObject({ acm_points: 3 });
    expect(environment.catalog().table('acm_ticket')!.attribute('acm_points')).toBeDefined();
  });

  it('keeps the address and the key of an endpoint, and whether steps are enabled', () => {
    writePlatformRow(environment, 'serviceendpoint', { serviceendpointid: ids.endpoint, url: 'http://127.0.0.1:9/hook', authvalue: 'secret' });
    writePlatformRow(environment, 'sdkmessageprocessingstep', { sdkmessageprocessingstepid: ids.createStep, statecode: 0, statuscode: 1 });
    importSolution(environment, newer(editing('Name="Acme webhook"', 'Name="Acme receiver"')));
    expect(readPlatformRow(environment, 'serviceendpoint', ids.endpoint)).toMatchObject({ name: 'Acme receiver', url: 'http://127.0.0.1:9/hook', authvalue: 'secret' });
    expect(readPlatformRow(environment, 'sdkmessageprocessingstep', ids.createStep)).toMatchObject({ statecode: 0, statuscode: 1 });
  });

  it('recognises a web resource by its name', () => {
    importSolution(environment, newer((parts) => edit(parts, CUSTOMIZATIONS, `<WebResourceId>{${ids.webResource}}`, '<WebResourceId>{a0000000-0000-4000-8000-0000000000ff}')));
    expect(findPlatformRows(environment, 'webresource', {})).toMatchObject([{ webresourceid: ids.webResource }]);
  });

  it('makes texts longer, and shorter as long as they fit', () => {
    importSolution(environment, newer(editing('<MaxLength>2000<', '<MaxLength>1500<')));
    expect(environment.catalog().table('acm_ticket')!.attribute('acm_notes')!.maxLength).toBe(1500);
  });

  it('takes away options that no row has', () => {
    importSolution(environment, newer((parts) => {
      edit(parts, CUSTOMIZATIONS, /<option value="123450000">.*?<\/option>/s, '');
      edit(parts, CUSTOMIZATIONS, '<AppDefaultValue>123450000<', '<AppDefaultValue>-1<');
    }));
    expect(environment.catalog().optionSet('acm_ticket_acm_kind')!.options.map(({ value }) => value)).toEqual([123450001]);
  });
});

it('the same version again changes nothing but row versions and times', () => {
  const environment = installed();
  const before = environment.catalog().snapshot;
  importSolution(environment, testSolution());
  expect(environment.catalog().snapshot).toEqual(before);
  expect(findPlatformRows(environment, 'sdkmessageprocessingstepimage', {})).toHaveLength(1);
});

describe('an import that would lose data is refused, with nothing changed:', () => {
  const cases: [string, (parts: SolutionText) => void, RegExp][] = [
    ['a column of another type', editing('<Type>int</Type>', '<Type>ntext</Type>'), /acm_ticket\.acm_points' is of type Integer and cannot become Memo/],
    ['a date of another behaviour', editing('<Behavior>2<', '<Behavior>1<'), /acm_dueon' has the behavior DateOnly and cannot become UserLocal/],
    ['texts that would be too long', editing('<MaxLength>2000<', '<MaxLength>999<'), /acm_notes' are longer than the new maximum length 999/],
    ['an option that a row has', editing(/<option value="123450001">.*?<\/option>/s, ''), /option 123450001 of 'acm_ticket\.acm_kind' cannot be removed/],
  ];
  it.each(cases)('%s', (_what, mutate, message) => {
    const environment = installed();
    const before = contentsOf(environment);
    expect(refusalOf(environment, newer(mutate))).toMatchObject({ status: 400, message: expect.stringMatching(message) });
    expect(contentsOf(environment)).toEqual(before);
  });

  it('a key that rows violate', () => {
    const environment = installed();
    for (const id of [1, 2]) writePlatformRow(environment, 'acm_ticket', { acm_ticketid: `22222222-0000-4000-8000-00000000001${id}`, acm_email: 'a@example.com' });
    const key = '<EntityKeys><EntityKey><Name>acm_MailKey</Name><EntityKeyAttributes><AttributeName>acm_email</AttributeName></EntityKeyAttributes></EntityKey>';
    expect(refusalOf(environment, newer(editing('<EntityKeys>', key))).message).toMatch(/key 'acm_mailkey' cannot be added/);
  });

  it('a managed solution without a column that holds data', () => {
    const withoutPoints = newer(editing(/<attribute PhysicalName="acm_Points">.*?<\/attribute>/s, ''), true);
    const environment = installed(true);
    expect(refusalOf(environment, withoutPoints).message).toMatch(/no longer has the column 'acm_ticket\.acm_points', which holds data/);
    writePlatformRow(environment, 'acm_ticket', { acm_ticketid: ticketId, acm_points: null });
    expect(() => importSolution(environment, withoutPoints)).not.toThrow();
  });
});

describe('what is installed decides what may follow:', () => {
  it.each(['0.9.0.0', '1.0', '1.0.0.0'])('version %s after 1.0.0.1 is refused', (version) => {
    const environment = newEnvironment();
    importSolution(environment, testSolution({ version: '1.0.0.1' }));
    expect(refusalOf(environment, testSolution({ version })).message).toBe(`Solution 'AcmeTickets' version ${version} cannot be imported: the newer version 1.0.0.1 is installed.`);
  });

  it('managed does not follow unmanaged, nor the other way', () => {
    expect(refusalOf(installed(false), newer(undefined, true)).code).toBe('0x80048040');
    expect(refusalOf(installed(true), newer(undefined, false)).code).toBe('0x80048041');
  });

  it('another publisher is refused', () => {
    const zip = newer((parts) => edit(parts, 'solution.xml', '<UniqueName>acme<', '<UniqueName>other<'));
    expect(refusalOf(installed(), zip).message).toMatch(/of publisher 'other' cannot be imported: it is installed from publisher 'acme'/);
  });
});

it('a synchronous step may be kept disabled, but not activated', () => {
  const zip = testSolution({ mutate: editing('<Mode>1<', '<Mode>0<') });
  expect(() => importSolution(newEnvironment(), zip)).not.toThrow();
  expect(() => importSolution(newEnvironment(), zip, { publishWorkflows: true })).toThrow(/does not support synchronous steps/);
});
