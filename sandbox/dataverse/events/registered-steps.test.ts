import { testDataverse, type TestDataverse } from '../http/test-support';
import { openReceiver, type Receiver } from './test-support';

/** Steps that somebody registers through the Web API, as the plug-in registration tool does. */
let dataverse: TestDataverse;
let receiver: Receiver;
let heard: () => void;
beforeAll(async () => {
  dataverse = await testDataverse();
  receiver = await openReceiver((response) => {
    response.writeHead(200).end();
    heard();
  });
});
afterAll(async () => {
  dataverse.close();
  await receiver.close();
});

it.each(['account', 'acm_project'])('hear of the table %s that their filter names, and of no other', async (table) => {
  const first = async (query: string) => Object.values((await dataverse.ask('GET', query)).body.value[0] as object).pop() as string;
  const message = await first(`sdkmessages?$select=sdkmessageid&$filter=name eq 'Create'`);
  const filter = await first(`sdkmessagefilters?$select=sdkmessagefilterid&$filter=primaryobjecttypecode eq '${table}' and _sdkmessageid_value eq ${message}`);
  const endpoint = await dataverse.create('serviceendpoints', { name: table, contract: 8, authtype: 4, authvalue: 'k3y', url: receiver.url });
  await dataverse.create('sdkmessageprocessingsteps', {
    name: `Watch ${table}`, mode: 1, stage: 40, rank: 1, 'sdkmessageid@odata.bind': `/sdkmessages(${message})`,
    'sdkmessagefilterid@odata.bind': `/sdkmessagefilters(${filter})`, 'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${endpoint})`,
  });
  receiver.received.length = 0;
  const call = new Promise<void>((resolve) => (heard = resolve));
  await dataverse.create('contacts', { lastname: 'Nobody listens' });
  await dataverse.create(table === 'account' ? 'accounts' : 'acm_projects', table === 'account' ? { name: 'Heard' } : { acm_name: 'Heard' });
  await call;
  expect(receiver.received.map(({ context }) => [context.PrimaryEntityName, context.OwningExtension])).toEqual([[table, expect.objectContaining({ Name: `Watch ${table}` })]]);
});
