import { decide } from '../../commands/decide';
import { makeAccounts, type TenantOutcome } from '../../commands/make-accounts';
import { untouched } from '../../commands/set-status';
import { writeEach } from '../../commands/write-each';
import { customerWrite, matchWrite, readTenants, type TenantRow } from '../../shared/tenants';
import { text } from '../../shared/text';
import type { Choices } from './choices';

/**
 * Does what was chosen. The tenants are read again just before: what somebody else has matched meanwhile stays theirs.
 * @param progress told how many are through
 */
export async function apply(choices: Choices, progress: (done: number) => void): Promise<TenantOutcome[]> {
  const ids = [...choices.keys()];
  const selection = decide(ids, await readTenants(ids), ({ account }) => (account?.id ? text('Match_HasAccount', account.name ?? '') : undefined));
  const isNew = ({ id }: TenantRow) => choices.get(id)?.kind === 'new';
  const linked = selection.act.filter((tenant) => !isNew(tenant));
  const writeOf = ({ id }: TenantRow) => {
    const choice = choices.get(id);
    return choice?.kind === 'account' ? matchWrite(id, choice.account.id) : customerWrite(id, false);
  };
  const written = await writeEach(linked, writeOf, progress);
  const made = await makeAccounts(selection.act.filter(isNew), (done) => progress(linked.length + done));
  return [
    ...written.map((outcome, index) => ({ ...outcome, id: linked[index]?.id ?? '' })),
    ...made,
    ...selection.skip.map(({ row, reason }): TenantOutcome => ({ id: row.id, name: row.name, result: 'skipped', reason })),
    ...untouched({ act: [], skip: [], gone: selection.gone }, text('Gone_Tenant')).map((outcome, index) => ({ ...outcome, id: selection.gone[index] ?? '' })),
  ];
}
