import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@gdap-manager/sandbox';
import { buildSolution, readBuiltParts } from '@gdap-manager/solution';
import { importSolution } from '../scripts/lib/install';
import { createWebApi, type WebApi } from '../scripts/lib/web-api';

interface SavedRow {
  readonly name: string;
  readonly returnedtypecode: string;
  readonly primaryentitytypecode: string;
  readonly fetchxml: string;
  readonly datadescription: string;
}

interface FormRow {
  readonly formid: string;
  readonly name: string;
  readonly formxml: string;
}

jest.setTimeout(120_000);

const mainFormOfAccounts = '8448b78f-8f42-454e-8e2a-f8196b0419af';

describe.each([
  ['managed', true],
  ['unmanaged', false],
] as const)('the %s solution, imported into an environment', (_kind, managed) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'app-import-'));
  let sandbox: Sandbox;
  let api: WebApi;
  let sets: ReadonlyMap<string, string>;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, dataDir });
    api = createWebApi(sandbox.url);
    await importSolution(api, buildSolution({ managed, parts: readBuiltParts() }), dataDir);
    const tables = (await api.list('EntityDefinitions?$select=LogicalName,EntitySetName')) as unknown as { LogicalName: string; EntitySetName: string }[];
    sets = new Map(tables.map(({ LogicalName, EntitySetName }) => [LogicalName, EntitySetName]));
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const rows = async <T>(path: string): Promise<T[]> => (await api.list(path)) as unknown as T[];
  const answer = async (table: string, fetchXml: string) => {
    const response = await fetch(`${sandbox.url}/api/data/v9.2/${sets.get(table) ?? table}?fetchXml=${encodeURIComponent(fetchXml)}`);
    return response.ok ? 'rows' : await response.text();
  };

  it('answers every view', async () => {
    const views = (await rows<SavedRow>('savedqueries?$select=name,returnedtypecode,fetchxml')).filter(({ returnedtypecode }) => returnedtypecode.startsWith('gdap_'));
    expect(views.length).toBeGreaterThan(60);
    for (const { name, returnedtypecode, fetchxml } of views) {
      expect({ name, answer: await answer(returnedtypecode, fetchxml.replaceAll('{0}', '%contoso%')) }).toEqual({ name, answer: 'rows' });
    }
  });

  it('answers every chart', async () => {
    const charts = await rows<SavedRow>('savedqueryvisualizations?$select=name,primaryentitytypecode,datadescription');
    expect(charts.map(({ name }) => name).sort()).toEqual(['GDAP Requests by Month of Expiry', 'GDAP Requests by Status Reason', 'GDAP Requests by Who Must Move', 'GDAP Requests in Force by Outlook']);
    for (const { name, primaryentitytypecode, datadescription } of charts) {
      const [fetchXml = ''] = /<fetch [^]*<\/fetch>/.exec(datadescription) ?? [];
      expect({ name, answer: await answer(primaryentitytypecode, fetchXml) }).toEqual({ name, answer: 'rows' });
    }
  });

  it('shows on accounts what we add, without a loss of what was there', async () => {
    const forms = await rows<FormRow>(`systemforms?$select=formid,name,formxml&$filter=objecttypecode eq 'account' and type eq 2`);
    const standard = forms.find(({ formid }) => formid === mainFormOfAccounts)!;
    const ours = forms.find(({ name }) => name === 'GDAP');
    expect(standard.formxml).toContain('telephone1');
    expect({ added: /name="gdap"/.test(standard.formxml), ours: ours !== undefined }).toEqual({ added: managed, ours: !managed });
    expect((managed ? standard : ours!).formxml).toContain('gdap_GdapManager.TemplateDefaults');
  });

  it('is an app whose every control can be shown', async () => {
    const response = await fetch(`${sandbox.url}/player/apps/gdap_GdapManager.json`);
    const app = (await response.json()) as { readonly areas: readonly { readonly title: string }[] };
    expect(app.areas.map(({ title }) => title)).toEqual(['Customers', 'Access', 'Set-up']);
    expect(JSON.stringify(app).match(/"kind":"unsupported"|"type":"other","fetchXml"/g)).toBeNull();
  });

  it('gives people three roles, and the handlers one', async () => {
    const roles = (await rows<{ readonly name: string }>('roles?$select=name')).map(({ name }) => name);
    expect(roles).toEqual(expect.arrayContaining(['GDAP Administrator', 'GDAP Operator', 'GDAP Reader', 'GDAP Service']));
  });
});
