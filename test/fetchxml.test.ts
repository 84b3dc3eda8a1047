import { DynamicsWebApi } from 'dynamics-web-api';
import { startTestStack } from './support/stack';
import type { Stack } from '../scripts/lib/stack';

/** What the solution ships as queries, run by the environment that imported it, and asked for by the client that people use. */
let stack: Stack;
let client: DynamicsWebApi;

beforeAll(async () => {
  stack = await startTestStack();
  client = new DynamicsWebApi({ serverUrl: stack.url, dataApi: { version: '9.2' } });
});
afterAll(() => stack.close());

interface Row {
  readonly name: string;
  readonly table: string;
  readonly xml: string;
}

const list = async (collection: string, select: readonly string[]) => (await client.retrieveMultiple({ collection, select: [...select] })).value as Record<string, string>[];
const setOf = async (table: string) => (await client.retrieveEntity({ key: `LogicalName='${table}'`, select: ['EntitySetName'] })).EntitySetName as string;

/** Runs queries one by one; gives the names of those that failed, and why. */
async function failures(rows: readonly Row[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, table, xml } of rows) {
    const fetchXml = xml.replaceAll('{0}', 'x%');
    await client.fetch({ collection: await setOf(table), fetchXml, includeAnnotations: '*' }).catch((error: Error) => failed.push(`${name} (${table}): ${error.message}`));
  }
  return failed;
}

describe('the views and charts of the solution', () => {
  it('can all be run', async () => {
    const views = await list('savedqueries', ['name', 'returnedtypecode', 'fetchxml']);
    expect(views.length).toBeGreaterThan(0);
    expect(await failures(views.map(({ name = '', returnedtypecode: table = '', fetchxml: xml = '' }) => ({ name, table, xml })))).toEqual([]);
    const charts = await list('savedqueryvisualizations', ['name', 'primaryentitytypecode', 'datadescription']);
    const queryOf = (data = '') => /<fetch\b.*<\/fetch>/s.exec(data)?.[0] ?? '';
    expect(await failures(charts.map(({ name = '', primaryentitytypecode: table = '', datadescription }) => ({ name, table, xml: queryOf(datadescription) })))).toEqual([]);
  });

  it('can be run by their ids', async () => {
    const views = await list('savedqueries', ['savedqueryid', 'returnedtypecode']);
    for (const { savedqueryid, returnedtypecode = '' } of views) {
      const { status } = await fetch(`${stack.url}/api/data/v9.2/${await setOf(returnedtypecode)}?savedQuery=${savedqueryid}`);
      expect([savedqueryid, status]).toEqual([savedqueryid, 200]);
    }
  });
});

describe('dynamics-web-api', () => {
  it('fetches all pages of a query, each row once, with what is linked to it', async () => {
    const contact = (await client.create({ collection: 'contacts', data: { firstname: 'Ada', lastname: 'Byron' } })) as unknown as string;
    for (let number = 1; number <= 7; number += 1) {
      await client.create({ collection: 'accounts', data: { name: `Paged ${number}`, ...(number % 2 === 0 && { 'primarycontactid@odata.bind': `contacts(${contact})` }) } });
    }
    const fetchXml = `<fetch count="3"><entity name="account"><attribute name="name"/><filter><condition attribute="name" operator="begins-with" value="Paged"/></filter><order attribute="name" descending="true"/>
      <link-entity name="contact" from="contactid" to="primarycontactid" link-type="outer" alias="c"><attribute name="fullname"/></link-entity></entity></fetch>`;
    const { value } = await client.fetchAll({ collection: 'accounts', fetchXml, includeAnnotations: 'Microsoft.Dynamics.CRM.*' });
    expect(value.map((row: Record<string, string>) => row.name)).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `Paged ${number}`));
    expect(value.filter((row: object) => 'c.fullname' in row)).toHaveLength(3);
  });

  it('links rows with lists of others and parts them again', async () => {
    const [role] = (await client.retrieveMultiple({ collection: 'roles', select: ['roleid'], filter: "name eq 'Basic User'" })).value as { roleid: string }[];
    const [unit] = (await client.retrieveMultiple({ collection: 'businessunits', select: ['businessunitid'] })).value as { businessunitid: string }[];
    const user = (await client.create({ collection: 'systemusers', data: { lastname: 'Linked', 'businessunitid@odata.bind': `businessunits(${unit?.businessunitid})` } })) as unknown as string;
    const link = { collection: 'systemusers', primaryKey: user, relationshipName: 'systemuserroles_association', relatedKey: role?.roleid ?? '' };
    const roles = async () => (await client.retrieveMultiple({ collection: `systemusers(${user})/systemuserroles_association`, select: ['name'] })).value.map((row: { name: string }) => row.name);
    await client.associate({ ...link, relatedCollection: 'roles' });
    expect(await roles()).toEqual(['Basic User']);
    await client.disassociate(link);
    expect(await roles()).toEqual([]);
  });
});
