import type { Request } from './types';

/** The way of a request, in order. */
export const stages = ['draft', 'submitted', 'approval', 'activating', 'active', 'ended'] as const;
export type Stage = (typeof stages)[number];

/** `skipped`: the request ended without it. */
export type StageState = 'done' | 'current' | 'upcoming' | 'skipped';

/** How a request ended, or is about to. */
export type Ending = 'expired' | 'lapsed' | 'notApproved' | 'terminated' | 'terminating' | undefined;

/** Where a request stands on its way, and how it ended. Pure. */
export function stagesOf(request: Pick<Request, 'status' | 'startedOn'>): { readonly states: Readonly<Record<Stage, StageState>>; readonly ending: Ending } {
  const wasActive = request.startedOn !== undefined;
  const current = currentOf(request.status);
  const ending = endingOf(request.status, wasActive);
  const at = current === undefined ? -1 : stages.indexOf(current);
  const states = stages.map((stage, index): [Stage, StageState] => {
    if (index === at) return [stage, 'current'];
    if (index > at) return [stage, 'upcoming'];
    return [stage, current === 'ended' && !wasActive && index > stages.indexOf('submitted') ? 'skipped' : 'done'];
  });
  return { states: Object.fromEntries(states) as Record<Stage, StageState>, ending };
}

function currentOf(status: Request['status']): Stage | undefined {
  switch (status) {
    case 'draft':
    case 'activating':
    case 'active':
      return status;
    case 'submitting':
      return 'submitted';
    case 'approvalPending':
      return 'approval';
    case 'terminating':
    case 'expired':
    case 'terminated':
      return 'ended';
    case 'unknown':
      return undefined;
  }
}

function endingOf(status: Request['status'], wasActive: boolean): Ending {
  if (status === 'terminating') return 'terminating';
  if (status === 'expired') return wasActive ? 'expired' : 'lapsed';
  if (status === 'terminated') return wasActive ? 'terminated' : 'notApproved';
  return undefined;
}
