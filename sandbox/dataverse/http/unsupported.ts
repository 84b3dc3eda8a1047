import type { OperationRequest } from '../batch';
import { notSupported } from '../errors';
import { header } from './exchange';

/** Headers that would change what a request does, and that the sandbox cannot honour. */
const headers: Readonly<Record<string, string>> = {
  bypassbusinesslogicexecution: 'the header BypassBusinessLogicExecution',
  bypassbusinesslogicexecutionstepids: 'the header BypassBusinessLogicExecutionStepIds',
  'mscrm.solutionuniquename': 'the header MSCRM.SolutionUniqueName: customizing through the Web API',
};

const preferences: Readonly<Record<string, string>> = {
  'odata.track-changes': 'the preference odata.track-changes: change tracking',
  'respond-async': 'the preference respond-async',
};

/** @throws DataverseError 501 where ignoring what the caller asks for would do something else than he wants */
export function refuseUnsupported(request: OperationRequest): void {
  const name = Object.keys(headers).find((candidate) => header(request, candidate) !== undefined);
  if (name) throw notSupported(headers[name] as string);
  const preferred = (header(request, 'prefer') ?? '').toLowerCase();
  const preference = Object.keys(preferences).find((candidate) => preferred.split(/[,;]/).some((part) => part.trim() === candidate));
  if (preference) throw notSupported(preferences[preference] as string);
}
