import { build } from 'esbuild';
import { resolve } from 'node:path';
import { appOf } from './support/app';
import { openWindow, type Person } from './support/browser';
import { openStranger, type Stranger } from './support/stranger';

/**
 * A client that others wrote for `Xrm.WebApi` works against the player's: what it takes for granted of the client API
 * of Power Apps has to hold here.
 */
const script = `
import { setMetadataCache, XrmContextDataverseClient } from 'dataverse-ify';
const table = (logicalName, collectionName, more = {}) => ({ typeName: 'mscrm.' + logicalName, logicalName, collectionName, primaryIdAttribute: logicalName + 'id', attributeTypes: {}, ...more });
setMetadataCache({ entities: {
  acm_ticket: table('acm_ticket', 'acm_tickets', { attributeTypes: { acm_dueon: 'DateOnly:DateOnly', acm_reportedon: 'DateAndTime:UserLocal' }, navigation: { acm_ProjectId: ['mscrm.acm_project'] } }),
  acm_project: table('acm_project', 'acm_projects'),
} });
window.client = new XrmContextDataverseClient(window.Xrm.WebApi);
`;

let stranger: Stranger;
let person: Person;
let project: string;

beforeAll(async () => {
  stranger = await openStranger();
  project = await stranger.create('acm_projects', { acm_name: 'Rocket', acm_code: 'A1' });
  person = await openWindow(stranger.browser);
  await appOf(person.page, stranger.sandbox.url).openList('acm_ticket');
  const { outputFiles } = await build({ stdin: { contents: script, resolveDir: resolve(__dirname) }, bundle: true, write: false, format: 'iife', platform: 'browser', logLevel: 'silent' });
  await person.page.evaluate(outputFiles[0]?.text ?? '');
});

afterAll(() => stranger.close());

/** Runs code in the page; `client` is the client. */
const inPage = <Result>(code: string) => person.page.evaluate<Result>(`(async () => { ${code} })()`);

it('makes, reads, changes and deletes rows, with lookups and dates', async () => {
  const found = await inPage<Record<string, unknown>>(`
    const id = await client.create({ logicalName: 'acm_ticket', acm_name: 'By a client', acm_points: 5, acm_reportedon: new Date('2026-11-22T08:00:00Z'),
      acm_projectid: { logicalName: 'acm_project', entityType: 'acm_project', id: '${project}' } });
    await client.update({ logicalName: 'acm_ticket', id, acm_points: 6 });
    const row = await client.retrieve('acm_ticket', id, ['acm_name', 'acm_points', 'acm_reportedon', 'acm_projectid']);
    await client.delete('acm_ticket', id);
    const gone = await client.retrieve('acm_ticket', id, ['acm_name']).catch((error) => error.message);
    return { name: row.acm_name, points: row.acm_points, day: row.acm_reportedon.toISOString(), project: row.acm_projectid, gone };
  `);
  expect(found).toMatchObject({
    name: 'By a client', points: 6, day: '2026-11-22T08:00:00.000Z', project: { id: project, entityType: 'acm_project', name: 'Rocket' }, gone: expect.stringMatching(/not exist/i) as string,
  });
});

it('asks by FetchXML and by OData, page by page', async () => {
  for (const name of ['a', 'b', 'c']) await stranger.create('acm_tickets', { acm_name: name });
  const found = await inPage<{ byFetch: string[]; first: string[]; next: boolean }>(`
    const byFetch = await client.retrieveMultiple("<fetch><entity name='acm_ticket'><attribute name='acm_name'/><order attribute='acm_name'/></entity></fetch>");
    const first = await client.retrieveMultiple('?$select=acm_name&$orderby=acm_name', { logicalName: 'acm_ticket', maxPageSize: 2 });
    return { byFetch: byFetch.entities.map((row) => row.acm_name), first: first.entities.map((row) => row.acm_name), next: Boolean(first.nextLink) };
  `);
  expect(found).toEqual({ byFetch: ['a', 'b', 'c'], first: ['a', 'b'], next: true });
});

it('links rows many to many, and takes links away', async () => {
  const ticket = await stranger.create('acm_tickets', { acm_name: 'd' });
  const count = `(await client.retrieveMultiple("<fetch><entity name='acm_project'><attribute name='acm_name'/><link-entity name='acm_ticket_project_related' from='acm_projectid' to='acm_projectid'>"
    + "<filter><condition attribute='acm_ticketid' operator='eq' value='${ticket}'/></filter></link-entity></entity></fetch>")).entities.length`;
  const found = await inPage<number[]>(`
    const other = { logicalName: 'acm_project', entityType: 'acm_project', id: '${project}' };
    await client.associate('acm_ticket', '${ticket}', 'acm_ticket_project_related', [other]);
    const linked = ${count};
    await client.disassociate('acm_ticket', '${ticket}', 'acm_ticket_project_related', [other]);
    return [linked, ${count}];
  `);
  expect(found).toEqual([1, 0]);
});
