import { gdapFinding, WantedAction } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import type { Change, DataverseGateway } from '../gateways/dataverse/gateway';
import { ServiceError } from '../gateways/transport/service-error';
import type { FindingChanges, FindingUpdate } from './changes';
import { newFinding, reopened, settledColumns, shownColumns } from './finding-rows';

/** Rows of one round trip. */
const rowsAtOnce = 200;

/**
 * Writes what is to become of a provider's findings, many at once. What cannot be written as it is now, because
 * somebody changed it or made it meanwhile, is left to the next comparison: it keeps nothing of the others.
 * @returns how many rows were written @throws ServiceError where Dataverse does not answer: the next comparison finds what is left
 */
export async function writeFindings(dataverse: Pick<DataverseGateway, 'createTogether' | 'changeTogether'>, providerId: string, { create, update, settle }: FindingChanges, now: number): Promise<number> {
  const set = gdapFinding.entitySetName;
  let written = 0;

  const makeOf = ({ finding, fingerprint, wanted }: FindingChanges['create'][number], links = true) => newFinding(providerId, finding, fingerprint, wanted, now, links);
  for (const some of chunksOf(create, rowsAtOnce)) {
    if (await succeeds(() => dataverse.createTogether(set, gdapFinding.logicalName, some.map((one) => makeOf(one))))) written += some.length;
    else for (const one of some) if (await anyOf([true, false], (links) => dataverse.createTogether(set, gdapFinding.logicalName, [makeOf(one, links)]))) written += 1;
  }

  const changeOf = ({ kept, finding, fingerprint, wanted, reopen }: FindingUpdate, links = true): Change => ({
    do: 'update', set, key: kept.id, etag: kept.etag,
    changes: { ...(finding ? shownColumns(finding, fingerprint, links) : {}), ...(wanted === kept.wanted && !reopen ? {} : { gdap_wantedaction: WantedAction[wanted] }), ...(reopen ? reopened(now) : {}) },
  });
  const changes = [
    ...update.map((one) => (links: boolean) => changeOf(one, links)),
    ...settle.map(({ id, etag }) => (): Change => ({ do: 'update', set, key: id, etag, changes: settledColumns })),
  ];
  for (const some of chunksOf(changes, rowsAtOnce)) {
    if (await succeeds(() => dataverse.changeTogether(some.map((one) => one(true))))) written += some.length;
    else for (const one of some) if (await anyOf([true, false], (links) => dataverse.changeTogether([one(links)]))) written += 1;
  }
  return written;
}

async function anyOf<T>(ways: readonly T[], write: (way: T) => Promise<void>): Promise<boolean> {
  for (const way of ways) if (await succeeds(() => write(way))) return true;
  return false;
}

/** @returns false where the rows are at fault: changed, gone, there already. @throws everything else */
async function succeeds(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ServiceError && error.failure.service === 'dataverse' && !error.failure.outcomeUnknown && [400, 404, 409, 412].includes(error.failure.status)) return false;
    throw error;
  }
}
