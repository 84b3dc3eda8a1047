import { cut, gdapFinding, gdapRequest, WantedAction } from '@gdap-manager/entities';
import { meaningOf, said } from '../failures';
import type { Change } from '../gateways/dataverse/gateway';
import { ConcurrencyError, OutcomeUnknownError, ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { settledColumns, status } from './finding-rows';
import type { WantedFinding } from './model';
import { notDone } from './texts';

/** What is to be written so that a wanted action is done. */
export interface Deed {
  readonly finding: WantedFinding;
  /** All of them, with the finding's own, or none. */
  readonly changes: readonly Change[];
  /** The same without owners, for where these are refused. */
  readonly ownerless?: readonly Change[];
  /** Rows to be looked at afterwards: by whom, unless by every capability that looks at the table. */
  readonly announce: readonly (readonly [table: string, id: string, capability?: string])[];
}

/** Why a wanted action was not done. */
export interface Refusal {
  readonly finding: WantedFinding;
  readonly reason: string;
  /** It is tried again by itself: it stays wanted. */
  readonly isTriedAgain: boolean;
}

export type Result = Deed | Refusal;

export const refusal = (finding: WantedFinding, reason: string, isTriedAgain = false): Refusal => ({ finding, reason, isTriedAgain });

/** A failure at Microsoft in words, and whether it may pass. Pure. */
export const failed = (finding: WantedFinding, failure: ServiceFailure): Refusal =>
  meaningOf(failure) === 'refused' ? refusal(finding, notDone.refused(said(failure))) : refusal(finding, notDone.later(said(failure)), true);

/** Carries one out. What fails at Microsoft is a refusal. @throws everything else */
export async function attempt(finding: WantedFinding, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceError && error.failure.service !== 'dataverse') return failed(finding, error.failure);
    throw error;
  }
}

const update = ({ id, etag }: WantedFinding, changes: Readonly<Record<string, unknown>>): Change => ({ do: 'update', set: gdapFinding.entitySetName, key: id, etag, changes });

/** There is no difference any more. Pure. @param requestId the request that a relationship became */
export const settle = (finding: WantedFinding, requestId?: string): Change =>
  update(finding, { ...settledColumns, ...(requestId ? { 'gdap_RequestId@odata.bind': `/${gdapRequest.entitySetName}(${requestId})` } : {}) });

/** Pure. */
export const forget = (finding: WantedFinding): Change => update(finding, { ...status('forgotten'), gdap_wantedaction: WantedAction.none, gdap_lasterror: null });

/** Why it was not done, on the finding; undefined where it says so already. Pure. */
export function refusalChange({ finding, reason, isTriedAgain }: Refusal): Change | undefined {
  const lastError = cut(reason, gdapFinding.columns.gdap_LastError.maxLength);
  if (isTriedAgain && finding.lastError === lastError) return undefined;
  return update(finding, { gdap_lasterror: lastError, ...(isTriedAgain ? {} : { gdap_wantedaction: WantedAction.none }) });
}

/** What a Dataverse error says of rows: somebody was quicker, or they cannot be written so. Else it is of no row. */
export function aboutRows(error: unknown): 'changed' | 'refused' | undefined {
  if (!(error instanceof ServiceError) || error.failure.service !== 'dataverse' || error instanceof OutcomeUnknownError) return undefined;
  if (error instanceof ConcurrencyError || error.failure.status === 412 || error.failure.status === 409) return 'changed';
  return error.failure.status === 400 || error.failure.status === 404 || error.failure.status === 403 ? 'refused' : undefined;
}
