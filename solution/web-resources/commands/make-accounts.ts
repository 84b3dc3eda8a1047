import { accountsNamed } from '../shared/accounts';
import { together } from '../shared/batch';
import { errorText } from '../shared/error-text';
import { accountFor, newAccountWrites, readTenants, type TenantRow } from '../shared/tenants';
import { text } from '../shared/text';
import type { Outcome } from './outcome';

/** What came of a tenant. `id` is also that of the account that was made for it. */
export interface TenantOutcome extends Outcome {
  readonly id: string;
}

/**
 * Makes accounts for tenants, one change set each; never a second one of a name.
 * @param progress told how many are through
 */
export async function makeAccounts(tenants: readonly TenantRow[], progress: (done: number) => void): Promise<TenantOutcome[]> {
  const taken = await accountsNamed(tenants.map((tenant) => accountFor(tenant).name));
  const outcomes: TenantOutcome[] = [];
  for (const tenant of tenants) {
    progress(outcomes.length);
    const { id, name } = tenant;
    // A long name is cut: two of them may come to one.
    const wanted = accountFor(tenant).name.toLowerCase();
    outcomes.push(taken.has(wanted) ? { id, name, result: 'skipped', reason: text('NewAccount_NameTaken') } : await make(tenant));
    taken.add(wanted);
  }
  return outcomes;
}

async function make(tenant: TenantRow): Promise<TenantOutcome> {
  const { id, name } = tenant;
  try {
    await together(newAccountWrites(tenant));
    return { id, name, result: 'done' };
  } catch (error) {
    // Somebody else may have been quicker, or the answer was lost on its way.
    const [now] = await readTenants([id]).catch(() => []);
    if (now?.account?.id === id) return { id, name, result: 'done' };
    return now?.account?.id ? { id, name, result: 'skipped', reason: text('Match_HasAccount', now.account.name ?? '') } : { id, name, result: 'failed', reason: errorText(error) };
  }
}
