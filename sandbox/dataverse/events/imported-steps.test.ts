import type { StoredRow } from '../environment';
import { importSolution } from '../solutions/import-solution';
import { testSolution } from '../solutions/test-solution';
import { ids } from '../solutions/test-solution/ids';
import { accountChange, happen, systemJobs, useStage, writePlatformRow } from './test-support';

/** The steps of a stranger's solution file, from its import to the receiver. */
const { environmentWith, pipelineOf, receiver } = useStage();

const id = '8a3c1f60-0000-4000-8000-000000000009';
const projectId = '8a3c1f60-0000-4000-8000-00000000000a';
const ticket: StoredRow = {
  acm_ticketid: id, acm_name: 'Printer', acm_points: 3, acm_effort: 1.25, acm_cost: 99.5, acm_dueon: '2026-11-22', acm_reportedon: '2026-11-22T04:05:44Z',
  acm_urgent: 1, acm_kind: 123450001, acm_projectid: projectId, acm_customerid: projectId, acm_customeridtype: 'contact', statecode: 0, statuscode: 1,
};
const opened = accountChange({ table: 'acm_ticket', id, target: { statuscode: 123450001 }, before: ticket, after: { ...ticket, statuscode: 123450001 } });

function imported(publishWorkflows = true) {
  const environment = environmentWith();
  importSolution(environment, testSolution(), { publishWorkflows });
  return environment;
}

test('run once the endpoint has been told its address and key', async () => {
  const environment = imported();
  const { url, received } = await receiver();
  writePlatformRow(environment, 'serviceendpoint', { serviceendpointid: ids.endpoint, url, authvalue: 's3cret' });
  const pipeline = pipelineOf(environment);
  happen(environment, pipeline, opened);
  await pipeline.idle();
  expect(received).toHaveLength(1);
  expect(received[0]?.url).toBe('/hook?code=s3cret');
  expect(received[0]?.context).toMatchObject({
    PrimaryEntityName: 'acm_ticket',
    OwningExtension: { Id: ids.updateStep },
    PreEntityImages: [{ key: 'pre', value: { Attributes: expect.arrayContaining([{ key: 'statuscode', value: expect.objectContaining({ Value: 1 }) }, { key: 'acm_name', value: 'Printer' }]) } }],
  });
});

test('carry every kind of column when a row is made', async () => {
  const environment = imported();
  const { url, received } = await receiver();
  writePlatformRow(environment, 'serviceendpoint', { serviceendpointid: ids.endpoint, url, authvalue: 's3cret' });
  const pipeline = pipelineOf(environment);
  happen(environment, pipeline, accountChange({ message: 'Create', table: 'acm_ticket', id, target: ticket, before: undefined, after: ticket }));
  await pipeline.idle();
  const target = received[0]?.context.InputParameters[0]?.value as { Attributes: { key: string; value: unknown }[] };
  expect(Object.fromEntries(target.Attributes.map(({ key, value }) => [key, value]))).toMatchObject({
    acm_points: 3,
    acm_effort: 1.25,
    acm_cost: { Value: 99.5 },
    acm_dueon: `/Date(${Date.UTC(2026, 10, 22)})/`,
    acm_reportedon: `/Date(${Date.UTC(2026, 10, 22, 4, 5, 44)})/`,
    acm_urgent: true,
    acm_kind: { Value: 123450001 },
    acm_projectid: { LogicalName: 'acm_project', Id: projectId },
    acm_customerid: { LogicalName: 'contact', Id: projectId },
  });
});

test('fail with a sentence while the endpoint has the placeholder of the file', async () => {
  const environment = imported();
  const pipeline = pipelineOf(environment);
  happen(environment, pipeline, opened);
  await pipeline.idle();
  expect(systemJobs(environment)).toEqual([expect.objectContaining({ statuscode: 31, friendlymessage: "The webhook 'Acme webhook' has no usable URL.", primaryentitytype: 'acm_ticket' })]);
});

test('do nothing when the import did not enable them', () => {
  const environment = imported(false);
  happen(environment, pipelineOf(environment), opened);
  expect(systemJobs(environment)).toEqual([]);
});

test('do nothing when none of their filtered columns is sent', () => {
  const environment = imported();
  happen(environment, pipelineOf(environment), { ...opened, target: { acm_name: 'Scanner' }, after: { ...ticket, acm_name: 'Scanner' } });
  expect(systemJobs(environment)).toEqual([]);
});

test('count from the moment of an import into a running environment', () => {
  const environment = environmentWith();
  const pipeline = pipelineOf(environment);
  happen(environment, pipeline);
  importSolution(environment, testSolution(), { publishWorkflows: true });
  happen(environment, pipeline, opened);
  expect(systemJobs(environment)).toHaveLength(1);
});
