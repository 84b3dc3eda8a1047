import { ids, surroundings, ticketRow } from '../form-runtime/testing';
import type { Page } from '../player';
import { answer, type SentRequest } from '../web-api/testing';
import { createGlobalContext } from './global-context';
import { installXrm, loadLibrary, runScript } from './index';
import { serveWebResources } from './testing';

function installed(respond?: (request: SentRequest) => Response | undefined) {
  const around = surroundings();
  around.intercept(respond);
  installXrm(around.player);
  return around;
}

const failure = (promise: unknown) => Promise.resolve(promise).then(() => undefined, (thrown: unknown) => thrown);

describe('Xrm.WebApi', () => {
  it('creates, reads, changes and deletes by table name', async () => {
    const around = installed();
    around.change(ids.ticket, ticketRow());
    expect(await Xrm.WebApi.retrieveRecord('acm_ticket', `{${ids.ticket.toUpperCase()}}`, '?$select=acm_name')).toMatchObject({ acm_name: 'Printer' });
    expect(await Xrm.WebApi.updateRecord('acm_ticket', ids.ticket, { acm_name: 'B' })).toEqual({ entityType: 'acm_ticket', id: ids.ticket });
    expect(await Xrm.WebApi.createRecord('acm_ticket', { acm_ticketid: ids.account, acm_name: 'C' })).toEqual({ entityType: 'acm_ticket', id: ids.account });
    await Xrm.WebApi.deleteRecord('acm_ticket', ids.ticket);
    expect(around.sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET /api/data/v9.2/acm_tickets(${ids.ticket})?$select=acm_name`, `PATCH /api/data/v9.2/acm_tickets(${ids.ticket})`, 'POST /api/data/v9.2/acm_tickets', `DELETE /api/data/v9.2/acm_tickets(${ids.ticket})`,
    ]);
  });

  it('pages through OData and FetchXML', async () => {
    const around = installed(() => answer(200, { value: [{ acm_name: 'A' }], '@odata.nextLink': 'http://host/next', '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie': '<cookie/>' }));
    const page = await Xrm.WebApi.retrieveMultipleRecords('acm_ticket', '?fetchXml=<fetch><entity name="acm_ticket"><attribute name="acm_name"/></entity></fetch>', 1);
    expect(page).toEqual({ entities: [{ acm_name: 'A' }], nextLink: 'http://host/next', fetchXmlPagingCookie: '<cookie/>' });
    expect(around.sent[0]?.url).toBe(`/api/data/v9.2/acm_tickets?fetchXml=${encodeURIComponent('<fetch><entity name="acm_ticket"><attribute name="acm_name"/></entity></fetch>')}`);
    expect(around.sent[0]?.headers['Prefer']).toContain('odata.maxpagesize=1');
  });

  it('rejects with errorCode and message', async () => {
    installed();
    expect(await failure(Xrm.WebApi.retrieveRecord('acm_ticket', ids.ticket))).toMatchObject({ errorCode: 0x80040217 | 0, message: `acm_ticket With Id = ${ids.ticket} Does Not Exist` });
  });

  it('asks the environment about tables outside of the app', async () => {
    const around = installed(({ url }) => (url.includes('EntityDefinitions') ? answer(200, { EntitySetName: 'acm_secrets' }) : answer(200, { value: [] })));
    await Xrm.WebApi.retrieveMultipleRecords('acm_secret', '?$top=1');
    expect(around.sent.map(({ url }) => url)).toEqual(["/api/data/v9.2/EntityDefinitions(LogicalName='acm_secret')?$select=EntitySetName", '/api/data/v9.2/acm_secrets?$top=1']);
  });

  const close = {
    entity: { entityType: 'acm_ticket', id: ids.ticket }, Reason: 'done', Successor: { entityType: 'account', id: ids.account },
    getMetadata: () => ({
      boundParameter: 'entity', operationType: 0, operationName: 'acm_Close',
      parameterTypes: { entity: { typeName: 'mscrm.acm_ticket', structuralProperty: 5 }, Reason: { typeName: 'Edm.String', structuralProperty: 1 }, Successor: { typeName: 'mscrm.account', structuralProperty: 5 } },
    }),
  };

  it('executes bound actions', async () => {
    const around = installed(() => answer(200, { Done: true }));
    const response = await Xrm.WebApi.online.execute(close);
    expect([response.ok, await response.json()]).toEqual([true, { Done: true }]);
    expect(around.sent[0]).toMatchObject({
      method: 'POST', url: `/api/data/v9.2/acm_tickets(${ids.ticket})/Microsoft.Dynamics.CRM.acm_Close`,
      body: JSON.stringify({ Reason: 'done', Successor: { '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: ids.account } }),
    });
  });

  it('executes functions with their literals', async () => {
    const around = installed(() => answer(200, {}));
    await Xrm.WebApi.online.execute({
      Name: "O'Brian", Count: 2, getMetadata: () => ({ boundParameter: null, operationType: 1, operationName: 'acm_Find', parameterTypes: { Name: { typeName: 'Edm.String', structuralProperty: 1 }, Count: { typeName: 'Edm.Int32', structuralProperty: 1 } } }),
    });
    expect(decodeURIComponent(around.sent[0]?.url ?? '')).toBe("/api/data/v9.2/acm_Find(Name=@Name,Count=@Count)?@Name='O''Brian'&@Count=2");
  });

  it('executes several, arrays as change sets, and fails as a whole', async () => {
    const around = installed(() => answer(200, '--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n{"error":{"code":"0x80040220","message":"No right."}}\r\n--b--\r\n', { 'Content-Type': 'multipart/mixed; boundary=b' }));
    const create = { etn: 'acm_ticket', payload: { acm_name: 'A' }, getMetadata: () => ({ boundParameter: null, parameterTypes: {}, operationType: 2, operationName: 'Create' }) };
    expect(await failure(Xrm.WebApi.online.executeMultiple([[create, create], close]))).toMatchObject({ message: 'No right.' });
    expect(around.sent[0]?.body.match(/POST \/api\/data\/v9.2\/acm_tickets HTTP/g)).toHaveLength(2);
    expect(around.sent[0]?.body.match(/changeset_player_1--/g)).toHaveLength(1);
  });

  it.each([
    [{}, 'needs a function getMetadata'],
    [{ getMetadata: () => ({ operationType: 7, operationName: 'X' }) }, 'has the operationType 7'],
    [{ getMetadata: () => ({ operationType: 2, operationName: 'Merge' }) }, "'Merge' of execute is not supported"],
  ])('refuses a request that it cannot read: %#', async (request, message) => {
    installed();
    expect(await failure(Xrm.WebApi.online.execute(request))).toMatchObject({ message: expect.stringContaining(message) });
  });
});

describe('Xrm.Navigation', () => {
  it('opens rows, lists and web resources', async () => {
    const around = installed();
    await Xrm.Navigation.openForm({ entityName: 'acm_ticket', entityId: `{${ids.ticket.toUpperCase()}}` });
    await Xrm.Navigation.openForm({ entityName: 'acm_ticket' }, { acm_name: 'New', acm_accountid: ids.account, acm_accountidname: 'Contoso', acm_accountidtype: 'account' });
    await Xrm.Navigation.navigateTo({ pageType: 'entitylist', entityName: 'acm_ticket' });
    expect(around.visited).toEqual<Page[]>([
      { kind: 'record', table: 'acm_ticket', id: ids.ticket, defaults: {} },
      { kind: 'record', table: 'acm_ticket', defaults: { acm_name: 'New', acm_accountid: { id: ids.account, name: 'Contoso', entityType: 'account' } } },
      { kind: 'list', table: 'acm_ticket' },
    ]);
    await Xrm.Navigation.navigateTo({ pageType: 'webresource', webresourceName: 'acm_/pages/about.html', data: 'x' }, { target: 2, position: 1, title: 'About', width: { value: 50, unit: '%' } });
    expect(around.dialogs.page).toHaveBeenCalledWith({ kind: 'webResource', name: 'acm_/pages/about.html', data: 'x' }, { position: 'center', title: 'About', width: '50%' });
  });

  it('asks and tells', async () => {
    const around = installed();
    around.dialogs.confirm.mockResolvedValueOnce(false);
    expect(await Xrm.Navigation.openConfirmDialog({ text: 'Sure?', title: 'Delete' })).toEqual({ confirmed: false });
    expect(around.dialogs.confirm).toHaveBeenCalledWith({ text: 'Sure?', title: 'Delete' });
    await Xrm.Navigation.openErrorDialog({ message: 'Broken', errorCode: 7 });
    expect(around.dialogs.error).toHaveBeenCalledWith({ message: 'Broken', code: '7' });
  });

  it('says what it does not support, and opens no script address', async () => {
    installed();
    expect(await failure(Xrm.Navigation.navigateTo({ pageType: 'dashboard' }))).toMatchObject({ message: "Pages of the type 'dashboard' are not supported by the sandbox." });
    expect(() => Xrm.Navigation.openUrl('javascript:alert(1)')).toThrow('opens no address');
    expect(() => Xrm.Device.captureImage()).toThrow('Xrm.Device.captureImage is not supported by the sandbox.');
  });
});

describe('Xrm.Utility', () => {
  it('knows user, roles and app', async () => {
    const around = installed();
    const context = Xrm.Utility.getGlobalContext();
    expect(context).toBe(createGlobalContext(around.player));
    expect([context.userSettings.userId, context.userSettings.userName, context.getClientUrl()]).toEqual([`{${ids.user.toUpperCase()}}`, 'Ada', 'http://localhost']);
    const roles: string[] = [];
    context.userSettings.roles.forEach(({ name }) => roles.push(name ?? ''));
    expect([roles, (await context.getCurrentAppProperties()).uniqueName]).toEqual([['Agent'], 'acm_desk']);
  });

  it('describes the columns that were asked for', async () => {
    installed();
    const metadata = await Xrm.Utility.getEntityMetadata('acm_ticket', ['acm_kind']);
    expect([metadata.EntitySetName, metadata.Attributes.getLength(), metadata.Attributes.get<Xrm.Metadata.AttributeMetadata>('acm_kind').OptionSet[1]]).toMatchObject(['acm_tickets', 1, { text: 'Incident' }]);
  });

  it('gives the texts of resources in the language of the user, once the script that needs them is loaded', async () => {
    const resx = (text: string) => `<root><data name="hello"><value>${text}</value></data></root>`;
    const stop = serveWebResources({ 'acm_/s/texts.js': 'var texts = "acm_/s/Acme";', 'acm_/s/Acme.1033.resx': resx('Hello'), 'acm_/s/Acme.1031.resx': resx('Hallo') });
    const { player } = installed(({ url }) => (url.includes('webresourceset') ? answer(200, { value: [{ name: 'acm_/s/Acme.1031.resx' }, { name: 'acm_/s/Acme.1033.resx' }] }) : undefined));
    await loadLibrary(player, 'acm_/s/texts.js');
    stop();
    expect(Xrm.Utility.getResourceString('acm_/s/Acme', 'hello')).toBe('Hello');
    expect(Xrm.Utility.getResourceString('acm_/s/Acme', 'nothing')).toBeNull();
  });

  it('looks rows up with ids as scripts know them', async () => {
    const around = installed();
    around.dialogs.lookup.mockResolvedValueOnce([{ id: ids.account, name: 'Contoso', entityType: 'account' }]);
    expect(await Xrm.Utility.lookupObjects({ entityTypes: ['account'], filters: [{ entityLogicalName: 'account', filterXml: '<filter/>' }] })).toEqual([{ id: `{${ids.account.toUpperCase()}}`, name: 'Contoso', entityType: 'account' }]);
    expect(around.dialogs.lookup).toHaveBeenCalledWith({ tables: ['account'], multiple: false, filters: { account: ['<filter/>'] } });
  });
});

describe('a function of a web resource', () => {
  it('runs as a member of its object, with what it is given', async () => {
    const stop = serveWebResources({ 'acm_/run.js': 'window.Runner = { factor: 2, times: function (n) { return n * this.factor; } };' });
    const { player } = installed(() => answer(200, { value: [] }));
    expect(await runScript(player, { library: 'acm_/run.js', functionName: 'Runner.times' }, [21])).toBe(42);
    await expect(runScript(player, { library: 'acm_/run.js', functionName: 'Runner.missing' }, [])).rejects.toThrow("The web resource 'acm_/run.js' has no function 'Runner.missing'.");
    await expect(runScript(player, { library: 'acm_/gone.js', functionName: 'x' }, [])).rejects.toThrow("The web resource 'acm_/gone.js' could not be loaded.");
    stop();
  });
});
