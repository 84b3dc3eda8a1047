import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../../settings';
import type { Environment } from '../environment';
import { createEnvironment } from '../storage/environment';
import { findPlatformRows, readPlatformRow, writePlatformRow } from '../storage/platform-rows';
import { openSolutionParts } from '../storage/solution-parts';
import { importSolution } from './import-solution';
import { testSolution } from './test-solution';
import { ids } from './test-solution/ids';

const clock = { now: () => new Date('2026-11-22T04:05:44.123Z') };
const newEnvironment = (dataDir = ':memory:') => createEnvironment({ dataDir, clock, settings: defaultSettings.dataverse });
const ticketId = '22222222-0000-4000-8000-000000000001';

describe('importing a solution', () => {
  let environment: Environment;
  beforeAll(() => {
    environment = newEnvironment();
    importSolution(environment, testSolution(), { importJobId: '33333333-0000-4000-8000-000000000001' });
  });
  const ticket = () => environment.catalog().table('acm_ticket')!;

  it('makes its tables, with the columns that the platform adds', () => {
    expect(ticket()).toMatchObject({ entitySetName: 'acm_tickets', schemaName: 'acm_Ticket', primaryIdAttribute: 'acm_ticketid', primaryNameAttribute: 'acm_name', ownershipType: 'UserOwned', enforceStateTransitions: true, isCustomEntity: true });
    for (const name of ['createdon', 'createdby', 'ownerid', 'owneridtype', 'owningbusinessunit', 'versionnumber', 'transactioncurrencyid']) expect(ticket().attribute(name)).toBeDefined();
    expect(environment.catalog().table('acm_project')!.attribute('organizationid')).toBeDefined();
    expect(environment.catalog().table('acm_project')!.objectTypeCode).not.toBe(ticket().objectTypeCode);
  });

  it('reads each kind of column', () => {
    expect(ticket().attribute('acm_number')).toMatchObject({ type: 'String', maxLength: 100, autoNumberFormat: 'TCK-{SEQNUM:6}' });
    expect(ticket().attribute('acm_points')).toMatchObject({ type: 'Integer', minValue: 0, maxValue: 100 });
    expect(ticket().attribute('acm_effort')).toMatchObject({ type: 'Decimal', precision: 2 });
    expect(ticket().attribute('acm_ratio')).toMatchObject({ type: 'Double', precision: 5, minValue: -1 });
    expect(ticket().attribute('acm_dueon')).toMatchObject({ type: 'DateTime', format: 'date', dateTimeBehavior: 'DateOnly' });
    expect(ticket().attribute('acm_meetingat')).toMatchObject({ dateTimeBehavior: 'TimeZoneIndependent' });
    expect(ticket().attribute('acm_urgent')).toMatchObject({ type: 'Boolean', defaultValue: 0 });
    expect(ticket().attribute('acm_kind')).toMatchObject({ type: 'Picklist', defaultValue: 123450000, optionSetName: 'acm_ticket_acm_kind' });
    expect(ticket().attribute('acm_priority')).toMatchObject({ optionSetName: 'acm_priority' });
    expect(ticket().attribute('acm_projectid')).toMatchObject({ type: 'Lookup', targets: ['acm_project'] });
    expect(ticket().attribute('acm_customerid')).toMatchObject({ type: 'Customer', targets: ['account', 'contact'], targetTypeAttribute: 'acm_customeridtype' });
    expect(environment.catalog().optionSet('acm_priority')).toMatchObject({ isGlobal: true });
  });

  it('knows which status may follow which', () => {
    const statuses = environment.catalog().optionSet('acm_ticket_statuscode')!.options;
    expect(statuses.map(({ value, state, transitions }) => [value, state, transitions])).toEqual([
      [1, 0, [123450001]], [2, 1, [123450001]], [123450001, 0, [123450002, 2]], [123450002, 0, [123450001]],
    ]);
  });

  it('knows its relationships by navigation property', () => {
    expect(ticket().manyToOne.get('acm_ProjectId')).toMatchObject({ referencedEntity: 'acm_project', referencedAttribute: 'acm_projectid', cascade: { delete: 'Cascade' } });
    expect(ticket().manyToOne.get('acm_CustomerId_contact')).toMatchObject({ referencedEntity: 'contact' });
    expect(ticket().oneToMany.get('acm_ticket_acm_ticket')).toMatchObject({ cascade: { delete: 'Restrict' } });
    expect(environment.catalog().table('asyncoperation')!.manyToOne.get('regardingobjectid_acm_ticket')).toBeDefined();
  });

  it('adds its columns to a table of the platform and leaves the rest of it alone', () => {
    const account = environment.catalog().table('account')!;
    expect(account.attribute('acm_projectid')).toMatchObject({ isCustom: true, targets: ['acm_project'] });
    expect(account).toMatchObject({ objectTypeCode: 1, isCustomEntity: false });
    expect(account.attribute('name')).toEqual(newEnvironment().catalog().table('account')!.attribute('name'));
  });

  it('gives keys a unique index', () => {
    const insert = (id: string) => environment.database.prepare('INSERT INTO acm_project (acm_projectid, acm_code) VALUES (?, ?)').run(id, 'X1');
    insert('1');
    expect(() => insert('2')).toThrow(/UNIQUE/);
  });

  it('keeps endpoint, steps and images, the steps disabled', () => {
    expect(readPlatformRow(environment, 'serviceendpoint', ids.endpoint)).toMatchObject({ contract: 8, authtype: 4, url: 'https://webhook.invalid/dataverse', authvalue: null });
    const step = readPlatformRow(environment, 'sdkmessageprocessingstep', ids.updateStep)!;
    expect(step).toMatchObject({ statecode: 1, statuscode: 2, mode: 1, stage: 40, filteringattributes: 'statuscode,acm_projectid', eventhandler: ids.endpoint, asyncautodelete: 1 });
    expect(readPlatformRow(environment, 'sdkmessagefilter', step.sdkmessagefilterid as string)).toMatchObject({ primaryobjecttypecode: 'acm_ticket' });
    expect(findPlatformRows(environment, 'sdkmessageprocessingstepimage', { sdkmessageprocessingstepid: ids.updateStep })).toMatchObject([{ entityalias: 'pre', attributes: 'statuscode,acm_name' }]);
  });

  it('keeps what apps are made of', () => {
    expect(readPlatformRow(environment, 'systemform', ids.form)).toMatchObject({ type: 2, objecttypecode: 'acm_ticket', formxml: expect.stringMatching(/^<form><tabs>.*description="A &amp; B".*<\/form>$/s) });
    expect(readPlatformRow(environment, 'savedquery', ids.view)).toMatchObject({ returnedtypecode: 'acm_ticket', fetchxml: expect.stringContaining('<entity name="acm_ticket">'), isdefault: 1 });
    expect(Buffer.from(readPlatformRow(environment, 'webresource', ids.webResource)!.content as string, 'base64').toString()).toBe('window.acme = {};');
    expect(findPlatformRows(environment, 'customcontrol', {})).toMatchObject([{ name: 'acm_Acme.Gauge', version: '1.0.0' }]);
    expect(findPlatformRows(environment, 'sitemap', {})).toMatchObject([{ sitemapnameunique: 'acm_Desk', sitemapxml: expect.stringContaining('<SubArea Id="s1" Entity="acm_ticket"/>') }]);
    expect(findPlatformRows(environment, 'appmodule', {})).toMatchObject([{ uniquename: 'acm_Desk', name: 'Acme Desk' }]);
    expect(findPlatformRows(environment, 'environmentvariabledefinition', {})).toMatchObject([{ schemaname: 'acm_Region', defaultvalue: 'eu' }]);
    const parts = openSolutionParts(environment.database);
    expect(parts.filesUnder('Controls/acm_Acme.Gauge/')).toEqual(['Controls/acm_Acme.Gauge/ControlManifest.xml', 'Controls/acm_Acme.Gauge/bundle.js']);
    expect(Buffer.from(parts.file('Controls/acm_Acme.Gauge/bundle.js')!).toString()).toBe('var gauge = 1;');
    expect(parts.sources(20)).toMatchObject([{ id: ids.role, xml: expect.stringContaining('prvReadacm_Ticket') }]);
  });

  it('lists the solution, its publisher, its components and the import job', () => {
    const [solution] = findPlatformRows(environment, 'solution', { uniquename: 'AcmeTickets' });
    expect(solution).toMatchObject({ version: '1.0.0.0', ismanaged: 0, friendlyname: 'Acme Tickets' });
    expect(readPlatformRow(environment, 'publisher', solution!.publisherid as string)).toMatchObject({ uniquename: 'acme', customizationprefix: 'acm' });
    const types = findPlatformRows(environment, 'solutioncomponent', { solutionid: solution!.solutionid as string }).map((row) => row.componenttype as number);
    expect([...new Set(types)].sort((a, b) => a - b)).toEqual([1, 9, 20, 26, 50, 59, 60, 61, 62, 66, 80, 92, 95, 380]);
    expect(readPlatformRow(environment, 'importjob', '33333333-0000-4000-8000-000000000001')).toMatchObject({ solutionname: 'AcmeTickets', progress: 100, data: expect.stringContaining('result="success"') });
  });

  it('takes rows', () => {
    writePlatformRow(environment, 'acm_ticket', { acm_ticketid: ticketId, acm_name: 'Printer on fire' });
    expect(readPlatformRow(environment, 'acm_ticket', ticketId)).toMatchObject({ acm_name: 'Printer on fire', statecode: 0, statuscode: 1, acm_urgent: 0 });
  });
});

it('enables the steps when the import also activates', () => {
  const environment = newEnvironment();
  importSolution(environment, testSolution(), { publishWorkflows: true });
  expect(readPlatformRow(environment, 'sdkmessageprocessingstep', ids.createStep)).toMatchObject({ statecode: 0, statuscode: 1 });
});

it('is still there after a restart, without another import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dataverse-'));
  try {
    const first = newEnvironment(folder);
    importSolution(first, testSolution());
    writePlatformRow(first, 'acm_ticket', { acm_ticketid: ticketId, acm_name: 'Printer on fire' });
    const { snapshot } = first.catalog();
    first.close();
    const second = newEnvironment(folder);
    expect(second.catalog().snapshot).toEqual(snapshot);
    expect(readPlatformRow(second, 'acm_ticket', ticketId)).toMatchObject({ acm_name: 'Printer on fire' });
    second.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
