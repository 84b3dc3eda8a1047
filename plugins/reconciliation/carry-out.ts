import { chunksOf } from '../chunks';
import { said } from '../failures';
import type { Change } from '../gateways/dataverse/gateway';
import type { ServiceError } from '../gateways/transport/service-error';
import type { ActContext } from './context';
import { aboutRows, refusal, refusalChange, type Deed, type Refusal, type Result } from './outcome';
import { notDone } from './texts';

/** Changes of one change set, where a deed alone does not need more: it holds locks until it is written. */
const changesOfDeeds = 300;
/** Findings that are told in one round trip why nothing was done. */
const refusalsAtOnce = 200;

/**
 * Writes what is to be done, many in one change set; where that cannot be, each in one of its own. What cannot be
 * written as it is says so on its finding.
 */
export async function write(results: readonly Result[], { store, announce }: ActContext, trackingId: string): Promise<{ readonly done: number; readonly left: number }> {
  const deeds = results.filter((result): result is Deed => 'changes' in result);
  const left: Change[] = results.flatMap((result) => ('changes' in result ? [] : (refusalChange(result) ?? [])));
  let done = 0;
  const finished = async (some: readonly Deed[]) => {
    done += some.length;
    for (const [table, id, capability] of some.flatMap((deed) => deed.announce)) await announce(table, id, trackingId, capability);
  };
  for (const some of inSets(deeds)) {
    if (some.length > 1) {
      try {
        await store.change(some.flatMap(({ changes }) => changes));
        await finished(some);
        continue;
      } catch (error) {
        if (!aboutRows(error)) throw error;
      }
    }
    for (const deed of some) {
      const against = await writeOne(deed, store);
      if (against === undefined) await finished([deed]);
      else left.push(...[refusalChange(against)].filter((change) => change !== undefined));
    }
  }
  for (const some of chunksOf(left, refusalsAtOnce)) {
    try {
      await store.change(some);
    } catch (error) {
      ifChanged(error);
      for (const change of some) await store.change([change]).catch(ifChanged);
    }
  }
  return { done, left: results.length - done };
}

/** Writes a deed as it should be, else as it can be. @returns why it could not */
async function writeOne({ finding, changes, ownerless }: Deed, store: ActContext['store']): Promise<Refusal | undefined> {
  try {
    await store.change(changes);
    return undefined;
  } catch (error) {
    const about = aboutRows(error);
    if (!about) throw error;
    // Somebody was quicker: the next look begins with what is there now.
    if (about === 'changed') return refusal(finding, notDone.changed(), true);
    // Whoever is to own it need not be able to own requests.
    return ownerless ? writeOne({ finding, changes: ownerless, announce: [] }, store) : refusal(finding, notDone.refused(said((error as ServiceError).failure)));
  }
}

/** Deeds that fit into one change set together. Pure. */
function inSets(deeds: readonly Deed[]): Deed[][] {
  const sets: Deed[][] = [];
  let size = Infinity;
  for (const deed of deeds) {
    if (size + deed.changes.length > changesOfDeeds) {
      sets.push([]);
      size = 0;
    }
    sets.at(-1)?.push(deed);
    size += deed.changes.length;
  }
  return sets;
}

function ifChanged(error: unknown): void {
  if (aboutRows(error) !== 'changed') throw error;
}
