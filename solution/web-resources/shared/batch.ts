/** A write as `Xrm.WebApi.online.executeMultiple` takes it. */
export interface WriteRequest {
  readonly etn: string;
  readonly id?: string;
  readonly payload: object;
  /** What a delete names its row by. */
  readonly entityReference?: { readonly entityType: string; readonly id: string };
  getMetadata(): object;
}

const write = (operationName: 'Create' | 'Update' | 'Delete', fields: Omit<WriteRequest, 'getMetadata'>): WriteRequest => ({
  ...fields,
  getMetadata: () => ({ boundParameter: undefined, parameterTypes: {}, operationType: 2, operationName }),
});

/** An update of a row. `Xrm.WebApi` sends no If-Match: what must not be overwritten has to be read just before. */
export const updateOf = (etn: string, id: string, payload: object): WriteRequest => write('Update', { etn, id, payload });

export const createOf = (etn: string, payload: object): WriteRequest => write('Create', { etn, payload });

export const deleteOf = (etn: string, id: string): WriteRequest => write('Delete', { etn, id, payload: {}, entityReference: { entityType: etn, id } });

/** Writes in one call. */
export const writesInACall = 100;

/**
 * Sends writes in one `$batch`, each on its own. Not by dataverse-ify: it does not look whether a write succeeded.
 * @returns whether every one succeeded. Power Apps cannot ask Dataverse to go on after a failure and does not say
 * what came of the others, so after `false` the caller has to look which rows have changed.
 */
export const allSucceed = async (writes: readonly WriteRequest[]): Promise<boolean> => {
  try {
    const answers = await Xrm.WebApi.online.executeMultiple([...writes]);
    return answers.length === writes.length && answers.every(({ ok }) => ok);
  } catch {
    return false;
  }
};

/**
 * Sends several change sets in one `$batch`: each all or nothing, and each by itself.
 * @returns whether every one succeeded; after `false` the caller has to look which have
 */
export const allSetsSucceed = async (sets: readonly (readonly WriteRequest[])[]): Promise<boolean> => {
  try {
    const answers = await Xrm.WebApi.online.executeMultiple(sets.map((set) => [...set]));
    return answers.every(({ ok }) => ok);
  } catch {
    return false;
  }
};

/**
 * Sends writes in one change set: all or nothing.
 * @throws what Dataverse said
 */
export async function together(writes: readonly WriteRequest[]): Promise<void> {
  const answers = await Xrm.WebApi.online.executeMultiple([[...writes]]);
  const failed = answers.find(({ ok }) => !ok);
  if (failed) throw new Error(((await failed.json()) as { error?: { message?: string } }).error?.message ?? failed.statusText);
}
