import { isGuid } from '../../kernel/guid';
import type { Environment } from '../environment';
import { invalidArgument, notSupported, parameterUnknown } from '../errors';
import { importSolution } from './import-solution';

/** Parameters of ImportSolution that change nothing here: customizations have one layer only. */
const WITHOUT_EFFECT = new Set(['OverwriteUnmanagedCustomizations', 'SkipProductUpdateDependencies', 'AsyncRibbonProcessing']);
/** Parameters that would do something else than import, when they are true or given. */
const OTHER_WAYS = new Set(['HoldingSolution', 'ConvertToManaged', 'ComponentParameters', 'SolutionParameters', 'LayerDesiredOrder', 'IsTemplateMode', 'SkipQueueRibbonJob', 'TemplateSuffix', 'TemplateDisplayNamePrefix']);

/**
 * The action ImportSolution: `CustomizationFile` (base64, required), `PublishWorkflows`, `ImportJobId`.
 * Source: Microsoft Learn, Web API reference, ImportSolution action.
 * @param body the parsed JSON of the request
 * @throws DataverseError when a parameter or the file is refused
 */
export function importSolutionAction(environment: Environment, body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidArgument('ImportSolution needs its parameters as a JSON object.');
  const parameters = body as Record<string, unknown>;
  for (const [name, value] of Object.entries(parameters)) {
    if (['CustomizationFile', 'PublishWorkflows', 'ImportJobId'].includes(name) || WITHOUT_EFFECT.has(name)) continue;
    if (!OTHER_WAYS.has(name)) throw parameterUnknown(name, 'ImportSolution');
    if (value !== null && value !== false) throw notSupported(`the parameter '${name}' of ImportSolution`);
  }
  importSolution(environment, fileIn(parameters), { publishWorkflows: yesNo(parameters, 'PublishWorkflows'), ...jobIn(parameters) });
}

/** The action PublishAllXml. What is imported is published at once, so nothing remains to be done. */
export function publishAllXml(): void {}

function fileIn({ CustomizationFile: file }: Record<string, unknown>): Uint8Array {
  if (typeof file !== 'string' || file === '') throw invalidArgument("Required field 'CustomizationFile' is missing");
  if (/[^A-Za-z0-9+/\-_\s=]/.test(file)) throw invalidArgument("'CustomizationFile' is not valid base64.");
  return Buffer.from(file, 'base64');
}

function yesNo(parameters: Record<string, unknown>, name: string): boolean {
  const value = parameters[name] ?? false;
  if (typeof value !== 'boolean') throw invalidArgument(`'${name}' must be true or false.`);
  return value;
}

function jobIn({ ImportJobId: id }: Record<string, unknown>): { importJobId?: string } {
  if (id === undefined || id === null) return {};
  if (typeof id !== 'string' || !isGuid(id)) throw invalidArgument("'ImportJobId' must be a GUID.");
  return { importJobId: id.toLowerCase() };
}
