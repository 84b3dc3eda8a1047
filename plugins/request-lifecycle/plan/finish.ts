import { memoryText } from '../memory';
import type { MappingFacts, MappingWrite, Observation, Plan, RequestView, Writes } from '../model';

/** Writes beside the request's own. */
export type Beside = Partial<Omit<Writes, 'request' | 'mappings'>> & { readonly mappings?: readonly MappingWrite[] };

/** Ends a look with the columns that shall be different. What is as it should be already is not written. */
export function finish(observation: Observation, wanted: Partial<RequestView>, beside: Beside = {}): Plan {
  const { request } = observation;
  const kept: Partial<RequestView> = {
    ...wanted,
    ...(wanted.nextCheckOn === undefined ? {} : { nextCheckOn: nextCheck(observation, wanted.nextCheckOn) }),
  };
  const mappings = (beside.mappings ?? []).filter((write) => differs(observation.mappings.find(({ id }) => id === write.id), write));
  return {
    kind: 'finish',
    writes: {
      request: changesOf(request, kept),
      mappings,
      removedMappings: beside.removedMappings ?? [],
      deletedGroupRows: beside.deletedGroupRows ?? [],
      doubtedProvider: beside.doubtedProvider,
      events: beside.events ?? [],
    },
  };
}

/** A check that is planned already, and not too late, stays: nothing is written only to move it. */
function nextCheck({ request, now }: Observation, wanted: number | null): number | null {
  const planned = request.nextCheckOn;
  return wanted !== null && planned !== null && planned > now && planned <= wanted ? planned : wanted;
}

function changesOf(before: RequestView, wanted: Partial<RequestView>): Partial<RequestView> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) =>
      name === 'memory' ? memoryText(wanted.memory ?? {}) !== memoryText(before.memory) : value !== undefined && value !== before[name as keyof RequestView],
    ),
  );
}

const differs = (before: MappingFacts | undefined, { state, assignmentId, message }: MappingWrite): boolean =>
  !before || before.state !== state || before.assignmentId !== assignmentId || before.message !== message;
