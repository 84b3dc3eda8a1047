import type { Environment } from '../../environment';
import { notSupported } from '../../errors';
import type { Catalog } from '../../metadata/catalog';
import { findPlatformRows } from '../../storage/platform-rows';
import { wellKnown } from '../../storage/well-known';
import type { StepPart } from '../customizations/steps';
import { badStep } from '../import-errors';

const STAGES = new Set([10, 20, 40]);
const SYNCHRONOUS = 0;
const ASYNCHRONOUS = 1;
const ENABLED = 0;

/** What a step may speak of. */
export interface StepSurroundings {
  /** The metadata as they would be after the import. */
  readonly catalog: Catalog;
  /** Ids of the messages that exist, with their names. */
  readonly messages: ReadonlyMap<string, string>;
  /** Ids of the service endpoints that exist or come with the same solution. */
  readonly endpoints: ReadonlySet<string>;
}

/** Whether each step can work. Pure. */
export function checkSteps(steps: readonly StepPart[], { catalog, messages, endpoints }: StepSurroundings): void {
  for (const step of steps) {
    const table = step.primaryEntity ? catalog.table(step.primaryEntity) : undefined;
    if (!messages.has(step.messageId)) throw badStep(step.name, `the message ${step.messageId} does not exist.`);
    if (!endpoints.has(step.endpointId)) throw badStep(step.name, `the service endpoint ${step.endpointId} does not exist.`);
    if (step.primaryEntity && !table) throw badStep(step.name, `the table '${step.primaryEntity}' does not exist.`);
    if (!STAGES.has(step.stage)) throw badStep(step.name, `${step.stage} is not a stage.`);
    if (step.mode !== ASYNCHRONOUS && step.mode !== SYNCHRONOUS) throw badStep(step.name, `${step.mode} is not a mode.`);
    if (step.mode === ASYNCHRONOUS && step.stage !== 40) throw badStep(step.name, 'an asynchronous step runs in stage 40 only.');
    const columns = [...step.filteringAttributes, ...step.images.flatMap(({ attributes }) => attributes)];
    const unknown = columns.find((column) => !table?.attribute(column));
    if (unknown) throw badStep(step.name, `the column '${unknown}' of the table '${step.primaryEntity ?? ''}' does not exist.`);
  }
}

/** Refuses to leave a synchronous step, or one of a bulk message, enabled: it may be kept, but nothing would ever call it. */
export function checkEnabledSteps(environment: Environment): void {
  for (const [message, sdkmessageid] of Object.entries(wellKnown.bulkMessages)) {
    const [step] = findPlatformRows(environment, 'sdkmessageprocessingstep', { statecode: ENABLED, sdkmessageid });
    if (step) throw notSupported(`steps of the message ${message}, such as '${String(step.name)}': those of its single rows are called`);
  }
  const [step] = findPlatformRows(environment, 'sdkmessageprocessingstep', { statecode: ENABLED, mode: SYNCHRONOUS });
  if (step) throw notSupported(`synchronous steps, such as '${String(step.name)}'`);
}
