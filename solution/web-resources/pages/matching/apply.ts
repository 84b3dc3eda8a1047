import { decide } from '../../commands/decide';
import type { Outcome } from '../../commands/outcome';
import { untouched } from '../../commands/set-status';
import { writeEach } from '../../commands/write-each';
import { accountsNamed } from '../../shared/accounts';
import { together } from '../../shared/batch';
import { errorText } from '../../shared/error-text';
import { customerWrite, matchWrite, newAccountWrites, readTenants, type TenantRow } from '../../shared/tenants';
import { text } from '../../shared/text';
import type { Choices } from './choices';

/** What came of a tenant. */
export interface TenantOutcome extends Outcome {
  readonly id: string;
}

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

/** Accounts for tenants, one change set each; never a second one of a name. */
async function makeAccounts(tenants: readonly TenantRow[], progress: (done: number) => void): Promise<TenantOutcome[]> {
  const taken = await accountsNamed(tenants.map(({ name }) => name));
  const outcomes: TenantOutcome[] = [];
  for (const tenant of tenants) {
    progress(outcomes.length);
    const { id, name } = tenant;
    if (taken.has(name.toLowerCase())) outcomes.push({ id, name, result: 'skipped', reason: text('NewAccount_NameTaken') });
    else outcomes.push(await together(newAccountWrites(tenant, crypto.randomUUID())).then((): TenantOutcome => ({ id, name, result: 'done' }), (error: unknown): TenantOutcome => ({ id, name, result: 'failed', reason: errorText(error) })));
    taken.add(name.toLowerCase());
  }
  return outcomes;
}
