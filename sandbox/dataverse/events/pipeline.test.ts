import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEventPipeline } from './pipeline';
import { accountChange, happen, openEnvironment, readPlatformRow, registerStep, systemJobs, useStage, writePlatformRow } from './test-support';

const { environmentWith, pipelineOf, receiver, atTheEnd } = useStage();

describe('a webhook that is called', () => {
  test('gets the context with the documented headers and the key in the query', async () => {
    const environment = environmentWith();
    const { url, received } = await receiver();
    registerStep(environment, url);
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    await pipeline.idle();

    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'POST',
      url: '/hook?code=s3cret',
      headers: {
        'content-type': 'application/json',
        'x-ms-dynamics-organization': 'sandbox.crm.localhost',
        'x-ms-dynamics-entity-name': 'account',
        'x-ms-dynamics-request-name': 'Update',
        'x-ms-correlation-request-id': '11111111-1111-4111-8111-111111111111',
      },
      context: { MessageName: 'Update', PrimaryEntityName: 'account', OrganizationName: 'sandbox', Depth: 1, Mode: 1, Stage: 40 },
    });
  });

  test('leaves a job that succeeded, or none when the step deletes such jobs', async () => {
    const environment = environmentWith();
    const { url } = await receiver();
    const kept = registerStep(environment, url);
    registerStep(environment, url, { asyncautodelete: 1 });
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    expect(systemJobs(environment)).toHaveLength(2);
    await pipeline.idle();
    expect(systemJobs(environment)).toEqual([expect.objectContaining({ owningextensionid: kept, statecode: 3, statuscode: 30, retrycount: 0, data: null })]);
  });

  test('gets the images of its step', async () => {
    const environment = environmentWith();
    const { url, received } = await receiver();
    const step = registerStep(environment, url);
    writePlatformRow(environment, 'sdkmessageprocessingstepimage', { sdkmessageprocessingstepimageid: environment.newId(), name: 'pre', entityalias: 'pre', imagetype: 0, attributes: 'name', sdkmessageprocessingstepid: step });
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    await pipeline.idle();
    expect(received[0]?.context.PreEntityImages).toEqual([{ key: 'pre', value: expect.objectContaining({ Attributes: expect.arrayContaining([{ key: 'name', value: 'Old' }]) }) }]);
    expect(received[0]?.context.PostEntityImages).toEqual([]);
  });

  test('hears of steps in their order', async () => {
    const environment = environmentWith(':memory:', { webhookConcurrency: 1 });
    const { url, received } = await receiver();
    registerStep(environment, url, { name: 'second', rank: 2 });
    registerStep(environment, url, { name: 'first', rank: 1 });
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    await pipeline.idle();
    expect(received.map(({ context }) => context.OwningExtension.Name)).toEqual(['first', 'second']);
  });

  test('does not hold up others when it is slow', async () => {
    const environment = environmentWith();
    let release = () => {};
    const slow = await receiver((response) => { release = () => response.writeHead(200).end(); });
    let heard = () => {};
    const quickHeard = new Promise<void>((resolve) => { heard = resolve; });
    const quick = await receiver((response) => { response.writeHead(200).end(); heard(); });
    registerStep(environment, slow.url);
    registerStep(environment, quick.url);
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    await quickHeard;
    while (slow.received.length === 0) await new Promise(setImmediate);
    release();
    await pipeline.idle();
    expect(systemJobs(environment).map(({ statuscode }) => statuscode)).toEqual([30, 30]);
  });
});

describe('jobs and transactions', () => {
  test('a change that is undone calls nobody', async () => {
    const environment = environmentWith();
    const { url, received } = await receiver();
    registerStep(environment, url);
    const pipeline = pipelineOf(environment);
    expect(() => environment.transaction(() => {
      pipeline.changed(accountChange());
      throw new Error('undone');
    })).toThrow('undone');
    await pipeline.idle();
    expect(systemJobs(environment)).toEqual([]);
    expect(received).toEqual([]);
  });

  test('a change that touches no filtered column makes no job', async () => {
    const environment = environmentWith();
    const { url } = await receiver();
    registerStep(environment, url, { filteringattributes: 'telephone1,statuscode' });
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    expect(systemJobs(environment)).toEqual([]);
    happen(environment, pipeline, accountChange({ target: { statuscode: 1 } }));
    expect(systemJobs(environment)).toHaveLength(1);
  });

  test('a step that is disabled, enabled or changed counts from then on', () => {
    const environment = environmentWith();
    const step = registerStep(environment, 'http://127.0.0.1:9/');
    const pipeline = pipelineOf(environment);
    const disable = (statecode: number) => writePlatformRow(environment, 'sdkmessageprocessingstep', { sdkmessageprocessingstepid: step, statecode, statuscode: statecode + 1 });
    disable(1);
    happen(environment, pipeline);
    expect(systemJobs(environment)).toHaveLength(0);
    disable(0);
    happen(environment, pipeline);
    expect(systemJobs(environment)).toHaveLength(1);
  });

  test('a job that somebody cancels while it waits is not run', async () => {
    const environment = environmentWith();
    const { url, received } = await receiver();
    registerStep(environment, url);
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    writePlatformRow(environment, 'asyncoperation', { asyncoperationid: systemJobs(environment)[0]?.asyncoperationid ?? '', statecode: 3, statuscode: 32 });
    await pipeline.idle();
    expect(received).toEqual([]);
  });

  test('a failed job that is set to Ready runs again, with a corrected URL', async () => {
    const environment = environmentWith();
    const { url, received } = await receiver();
    const step = registerStep(environment, 'http://127.0.0.1:9/');
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    await pipeline.idle();
    const endpoint = readPlatformRow(environment, 'sdkmessageprocessingstep', step)?.eventhandler as string;
    writePlatformRow(environment, 'serviceendpoint', { serviceendpointid: endpoint, url });
    const id = String(systemJobs(environment)[0]?.asyncoperationid);
    writePlatformRow(environment, 'asyncoperation', { asyncoperationid: id, statecode: 0, statuscode: 0 });
    happen(environment, pipeline, accountChange({ table: 'asyncoperation', id, target: { statecode: 0 } }));
    await pipeline.idle();
    expect(received).toHaveLength(1);
    expect(systemJobs(environment)[0]).toMatchObject({ statuscode: 30 });
  });

  test('jobs that were under way at the end of a process are run by the next one', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'events-'));
    atTheEnd(() => rmSync(dataDir, { recursive: true }));
    const silent = await receiver(() => undefined);
    const first = openEnvironment(dataDir);
    const step = registerStep(first, silent.url);
    const killed = createEventPipeline(first);
    happen(first, killed);
    happen(first, killed);
    while (silent.received.length < 2) await new Promise(setImmediate);
    expect(systemJobs(first).map(({ statuscode }) => statuscode)).toEqual([20, 20]);
    killed.close();
    first.close();

    const second = environmentWith(dataDir);
    const { url, received } = await receiver();
    const endpoint = readPlatformRow(second, 'sdkmessageprocessingstep', step)?.eventhandler as string;
    writePlatformRow(second, 'serviceendpoint', { serviceendpointid: endpoint, url });
    const pipeline = pipelineOf(second);
    await pipeline.idle();
    expect(received).toHaveLength(2);
    expect(received.map(({ context }) => context.OperationId).sort()).toEqual(silent.received.map(({ context }) => context.OperationId).sort());
    expect(systemJobs(second).map(({ statuscode }) => statuscode)).toEqual([30, 30]);
  });

  test('a chain of changes that is too deep ends with the documented error', () => {
    const environment = environmentWith(':memory:', { maxDepth: 8 });
    registerStep(environment, 'http://127.0.0.1:9/');
    const pipeline = pipelineOf(environment);
    const caller = accountChange().caller;
    happen(environment, pipeline, accountChange({ caller: { ...caller, depth: 8 } }));
    happen(environment, pipeline, accountChange({ caller: { ...caller, depth: 9 } }));
    expect(systemJobs(environment).map(({ statuscode, friendlymessage }) => [statuscode, friendlymessage])).toEqual([
      [0, null],
      [31, 'This workflow job was canceled because the workflow that started it included an infinite loop. Correct the workflow logic and try again.'],
    ]);
  });

  test('completed jobs are removed after the days of the settings', async () => {
    const clock = { at: new Date('2026-01-01T00:00:00Z') };
    const environment = environmentWith(':memory:', { systemJobRetentionDays: 30 });
    Object.assign(environment, { clock: { now: () => clock.at } });
    const { url } = await receiver();
    registerStep(environment, url);
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    await pipeline.idle();
    const [old] = systemJobs(environment);
    clock.at = new Date('2026-01-30T00:00:00Z');
    happen(environment, pipeline);
    await pipeline.idle();
    expect(systemJobs(environment)).toContainEqual(old);
    clock.at = new Date('2026-02-02T00:00:00Z');
    happen(environment, pipeline);
    await pipeline.idle();
    expect(systemJobs(environment)).not.toContainEqual(old);
    expect(systemJobs(environment)).toHaveLength(2);
  });
});

describe('what is not supported', () => {
  test('a synchronous step that is set off refuses the change and leaves no job', () => {
    const environment = environmentWith();
    registerStep(environment, 'http://127.0.0.1:9/');
    registerStep(environment, 'http://127.0.0.1:9/', { mode: 0, name: 'Veto' });
    const pipeline = pipelineOf(environment);
    expect(() => happen(environment, pipeline)).toThrow(expect.objectContaining({ status: 501, message: expect.stringContaining("'Veto'") }));
    expect(systemJobs(environment)).toEqual([]);
  });

  test.each([
    ['a synchronous step', { mode: 0, stage: 40 }, 501],
    ['an asynchronous step before the operation', { mode: 1, stage: 20 }, 400],
  ])('%s is refused when it is enabled', (_case, row, status) => {
    const environment = environmentWith();
    const pipeline = pipelineOf(environment);
    const step = (statecode: number) => accountChange({ table: 'sdkmessageprocessingstep', message: 'Create', after: { name: 'x', statecode, ...row } });
    expect(() => happen(environment, pipeline, step(0))).toThrow(expect.objectContaining({ status }));
    expect(() => happen(environment, pipeline, step(1))).not.toThrow();
  });

  test('postponing a job', () => {
    const environment = environmentWith();
    const pipeline = pipelineOf(environment);
    expect(() => happen(environment, pipeline, accountChange({ table: 'asyncoperation', target: { postponeuntil: '2030-01-01T00:00:00Z' } })))
      .toThrow(expect.objectContaining({ status: 501 }));
  });

  test('a handler that is no webhook makes a failed job', () => {
    const environment = environmentWith();
    registerStep(environment, 'http://127.0.0.1:9/', { eventhandlertypecode: 'plugintype' });
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    expect(systemJobs(environment)).toEqual([expect.objectContaining({ statuscode: 31, friendlymessage: expect.stringContaining('plugintype') })]);
  });
});

test('the key of an endpoint and the payload of a job are never read through the API', () => {
  const catalog = environmentWith().catalog();
  expect(catalog.table('serviceendpoint')?.attribute('authvalue')?.isValidForRead).toBe(false);
  expect(catalog.table('asyncoperation')?.attribute('data')?.isValidForRead).toBe(false);
});
