import { Duration } from 'luxon';
import type { Environment, RowChange, StoredRow } from '../environment';
import { storedMoment } from '../query/moments';
import { findPlatformRows, insertPlatformRow, readPlatformRow, writePlatformRow } from '../storage/platform-rows';
import type { Outcome } from './deliver';
import type { JobFailure } from './failure';
import type { Payload } from './payload';
import type { ProcessingStep } from './step';

/** A system job that waits for its call, or is under way. */
export interface SystemJob {
  readonly id: string;
  readonly step: { readonly name: string; readonly endpointId: string; readonly autoDelete: boolean };
  readonly payload: Payload;
  readonly table: string;
  readonly message: string;
  readonly correlationId: string;
}

/** How a job ended. */
export interface EndedJob {
  readonly job: SystemJob;
  readonly outcome: Exclude<Outcome, { kind: 'abandoned' }>;
}

/**
 * System jobs of the event pipeline: rows of asyncoperation, which are its queue too. As they are written in the
 * transaction of the change that causes them, no change is ever without its job, nor a job without its change.
 */
export interface JobStore {
  /** Writes a job that waits, or, with a failure instead of a payload, one that failed before it began. */
  add(id: string, change: RowChange, step: ProcessingStep, content: Payload | JobFailure): void;
  /** The oldest jobs that wait, so many at most, now under way. */
  take(most: number): SystemJob[];
  /** Writes down how jobs ended, but of those that somebody cancelled or deleted meanwhile. */
  finish(ended: readonly EndedJob[]): void;
  /** Lets jobs wait again that were under way when the process ended. */
  recover(): void;
  /** Removes completed jobs that are older than the settings keep them. */
  removeOld(): void;
}

/** Values of statecode and statuscode. */
const READY = { statecode: 0, statuscode: 0 };
const IN_PROGRESS = { statecode: 2, statuscode: 20 };
const SUCCEEDED = { statecode: 3, statuscode: 30 };
const FAILED = { statecode: 3, statuscode: 31 };

/** OperationType of a job that runs a step asynchronously. */
const SYSTEM_EVENT = 1;

const NEXT = `SELECT job.asyncoperationid, job.data, job.primaryentitytype, job.messagename, job.correlationid, step.name, step.eventhandler, step.asyncautodelete
  FROM asyncoperation AS job INDEXED BY ix_asyncoperation_waiting
  LEFT JOIN sdkmessageprocessingstep AS step ON step.sdkmessageprocessingstepid = job.owningextensionid
  WHERE job.statecode = 0 AND job.operationtype = ${SYSTEM_EVENT} AND job.data IS NOT NULL ORDER BY job.sequence LIMIT ?`;

/** Finds the oldest among many thousands of waiting jobs at once; jobs that have ended cost it nothing. */
const WAITING_INDEX = 'CREATE INDEX IF NOT EXISTS ix_asyncoperation_waiting ON asyncoperation (sequence) WHERE statecode = 0';

/** The system jobs of an environment. */
export function createJobStore(environment: Environment): JobStore {
  const { database, clock } = environment;
  const write = (id: string, row: StoredRow) => writePlatformRow(environment, 'asyncoperation', { asyncoperationid: id, ...row });
  const now = () => storedMoment(clock.now());
  database.exec(WAITING_INDEX);
  return {
    add(id, change, step, content) {
      const started = 'body' in content ? { ...READY, data: JSON.stringify(content) } : { ...failed(content), startedon: now(), completedon: now() };
      insertPlatformRow(environment, 'asyncoperation', { asyncoperationid: id, ...jobRow(environment, change, step), ...started });
    },
    take: (most) => environment.transaction(() => {
      const rows = database.prepare(NEXT).all(most) as StoredRow[];
      for (const row of rows) write(String(row.asyncoperationid), { ...IN_PROGRESS, startedon: now() });
      return rows.map(jobOf);
    }),
    finish: (ended) => environment.transaction(() => {
      for (const { job, outcome } of ended) {
        if (outcome.kind === 'succeeded' && job.step.autoDelete) {
          database.prepare('DELETE FROM asyncoperation WHERE asyncoperationid = ? AND statecode = ?').run(job.id, IN_PROGRESS.statecode);
          continue;
        }
        if (readPlatformRow(environment, 'asyncoperation', job.id)?.statecode !== IN_PROGRESS.statecode) continue;
        const end = outcome.kind === 'succeeded' ? { ...SUCCEEDED, data: null } : failed(outcome.failure);
        write(job.id, { ...end, retrycount: outcome.retries, completedon: now() });
      }
    }),
    recover: () => environment.transaction(() => {
      for (const row of findPlatformRows(environment, 'asyncoperation', { ...IN_PROGRESS, operationtype: SYSTEM_EVENT })) {
        write(String(row.asyncoperationid), { ...READY, startedon: null });
      }
    }),
    removeOld() {
      const oldest = new Date(clock.now().getTime() - Duration.fromObject({ days: environment.settings.systemJobRetentionDays }).toMillis());
      database.prepare('DELETE FROM asyncoperation WHERE statecode = 3 AND completedon < ?').run(storedMoment(oldest));
    },
  };
}

function jobRow(environment: Environment, change: RowChange, step: ProcessingStep): StoredRow {
  const regarding = environment.catalog().table('asyncoperation')?.attribute('regardingobjectid')?.targets ?? [];
  return {
    name: step.name,
    operationtype: SYSTEM_EVENT,
    messagename: change.message,
    primaryentitytype: change.table,
    owningextensionid: step.id,
    ...(regarding.includes(change.table) && { regardingobjectid: change.id, regardingobjecttypecode: change.table }),
    correlationid: change.caller.correlationId,
    requestid: change.caller.requestId,
    depth: change.caller.depth,
    retrycount: 0,
    sequence: environment.nextVersion(),
    createdby: change.caller.userId,
    ownerid: change.caller.userId,
    owneridtype: 'systemuser',
    owninguser: change.caller.userId,
    owningbusinessunit: change.caller.businessUnitId,
  };
}

const jobOf = (row: StoredRow): SystemJob => ({
  id: String(row.asyncoperationid),
  step: { name: String(row.name ?? ''), endpointId: String(row.eventhandler), autoDelete: row.asyncautodelete === 1 },
  payload: JSON.parse(String(row.data)) as Payload,
  table: String(row.primaryentitytype),
  message: String(row.messagename),
  correlationId: String(row.correlationid),
});

const failed = ({ code, message, friendlyMessage }: JobFailure): StoredRow =>
  ({ ...FAILED, errorcode: code, message, friendlymessage: friendlyMessage });
