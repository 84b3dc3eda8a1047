import type { ChangeListener, Environment, RowChange } from '../environment';
import { invalidArgument, notSupported } from '../errors';
import { readPlatformRow } from '../storage/platform-rows';
import { wellKnown } from '../storage/well-known';
import { deliver, type Outcome } from './deliver';
import { createDispatcher } from './dispatcher';
import { callTarget, isFailure, type ServiceEndpoint } from './endpoint';
import { executionContext } from './execution-context';
import * as failures from './failure';
import { createJobStore, type EndedJob, type SystemJob } from './job-store';
import { payloadOf } from './payload';
import { createStepStore } from './step-store';
import { isTriggered, MODE, POST_OPERATION, type ProcessingStep } from './step';

/** Turns changes of rows into system jobs, and system jobs into calls of webhooks. */
export interface EventPipeline extends ChangeListener {
  /** Resolves when every job so far has ended: for tests and for an orderly end. */
  idle(): Promise<void>;
  /** Gives up calls that are under way; their jobs are taken up again by the next pipeline on the same data. */
  close(): void;
}

/**
 * The event pipeline of an environment. `changed` has to be called inside the transaction of the change; calls are
 * made after it. Jobs that an earlier process left behind are taken up at once, those under way at its end a second
 * time: a webhook hears of each change at least once, in no particular order.
 *
 * `changed` throws a DataverseError with status 501 when a synchronous step is set off or enabled, or a job postponed.
 */
export function createEventPipeline(environment: Environment): EventPipeline {
  const { settings, clock } = environment;
  const steps = createStepStore(environment);
  const jobs = createJobStore(environment);
  const closing = new AbortController();
  const taken: SystemJob[] = [];
  const ended: EndedJob[] = [];
  let writingDown: Promise<void> | undefined;
  let cleanedOn = '';

  const dispatcher = createDispatcher({
    concurrency: settings.webhookConcurrency,
    next() {
      const today = clock.now().toISOString().slice(0, 10);
      if (today !== cleanedOn) jobs.removeOld();
      cleanedOn = today;
      if (taken.length === 0) taken.push(...jobs.take(settings.webhookConcurrency));
      const job = taken.shift();
      return job && (() => run(job));
    },
  });

  async function run(job: SystemJob): Promise<void> {
    const outcome = await call(environment, job, closing.signal);
    if (outcome.kind === 'abandoned') return;
    ended.push({ job, outcome });
    await (writingDown ??= writeDown());
  }

  /** Jobs that end in one turn of the event loop are written down in one transaction. */
  async function writeDown(): Promise<void> {
    await new Promise(setImmediate);
    writingDown = undefined;
    if (!closing.signal.aborted) jobs.finish(ended.splice(0));
  }

  jobs.recover();
  dispatcher.wake();
  return {
    changed(change) {
      if (change.table === 'sdkmessageprocessingstep') refuseUnsupportedStep(change);
      if (change.table === 'asyncoperation') {
        if (change.target.postponeuntil) throw notSupported('postponing system jobs');
        dispatcher.wake();
      }
      for (const step of steps.enabled()) {
        if (!isTriggered(step, change)) continue;
        addJob(change, step);
        dispatcher.wake();
      }
    },
    idle: dispatcher.idle,
    close() {
      dispatcher.close();
      closing.abort();
    },
  };

  function addJob(change: RowChange, step: ProcessingStep): void {
    if (step.mode !== MODE.asynchronous) throw notSupported(`synchronous steps, such as '${step.name}'`);
    const id = environment.newId();
    jobs.add(id, change, step, refusal(change, step) ?? payloadOf(context(id, change, step)));
  }

  /**
   * Depth counts changes that handlers inside the platform cause. A webhook's receiver is outside: it calls the Web
   * API as any client does, for which Microsoft documents no way to hand a depth on, and so begins at 1 again.
   */
  function refusal(change: RowChange, step: ProcessingStep) {
    if (change.caller.depth > settings.maxDepth) return failures.infiniteLoop();
    if (step.handler.table !== 'serviceendpoint') return failures.handlerNotSupported(step.name, step.handler.table);
    return undefined;
  }

  function context(id: string, change: RowChange, step: ProcessingStep) {
    const table = environment.catalog().table(change.table);
    if (!table) throw new RangeError(`There is no table '${change.table}'.`);
    const organization = readPlatformRow(environment, 'organization', change.caller.organizationId);
    return executionContext(change, step, table, { id, createdOn: clock.now(), organizationName: String(organization?.name ?? '') });
  }
}

/** An enabled step that could only fail later is refused when it is made or enabled. */
function refuseUnsupportedStep({ after }: RowChange): void {
  if (!after || after.statecode !== 0) return;
  const [message] = Object.entries(wellKnown.bulkMessages).find(([, id]) => id === after.sdkmessageid) ?? [];
  if (message) throw notSupported(`steps of the message ${message}, such as '${String(after.name)}': those of its single rows are called`);
  if (after.mode !== MODE.asynchronous) throw notSupported(`synchronous steps, such as '${String(after.name)}'`);
  if (after.stage !== POST_OPERATION) throw invalidArgument(`The asynchronous step '${String(after.name)}' must be registered at stage ${POST_OPERATION}, post-operation.`);
}

/** Calls the webhook of a job as its endpoint stands at this moment, so that a corrected URL or key counts at once. */
async function call(environment: Environment, job: SystemJob, closing: AbortSignal): Promise<Outcome> {
  const row = readPlatformRow(environment, 'serviceendpoint', job.step.endpointId);
  if (!row) return { kind: 'failed', retries: 0, failure: failures.endpointMissing(job.step.name) };
  const endpoint: ServiceEndpoint = {
    id: String(row.serviceendpointid),
    name: String(row.name),
    contract: row.contract as number | null,
    url: row.url as string | null,
    authType: row.authtype as number | null,
    authValue: row.authvalue as string | null,
  };
  const { settings } = environment;
  const target = callTarget(endpoint, settings.allowLoopbackWebhooks);
  if (isFailure(target)) return { kind: 'failed', retries: 0, failure: target };
  const { payload, table, message, correlationId } = job;
  return deliver(
    { name: endpoint.name, target, payload, table, message, correlationId, organization: settings.organizationDomain },
    { timeoutMs: settings.webhookTimeoutMs, retryDelayMs: settings.webhookRetryDelayMs },
    closing,
  );
}
