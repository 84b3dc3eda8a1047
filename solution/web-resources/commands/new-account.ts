import { account } from '@gdap-manager/entities/account/table';
import { readTenants, type TenantRow } from '../shared/tenants';
import { counted, listed, text } from '../shared/text';
import { busy } from './busy';
import { decide } from './decide';
import { makeAccounts, type TenantOutcome } from './make-accounts';
import { showReport, type Outcome } from './outcome';
import { refreshForm, rowOnForm, savedForm, selectedIds, type ListControl } from './places';
import { untouched } from './set-status';
import { againstMatching, unmatchedOnForm } from './tenants';

/** Names that the question lists; the rest is counted. */
const longest = 10;

/** Enable rule of the form. */
export const canMakeAccount = unmatchedOnForm;

/** Makes an account for the tenant of a form, and opens it. */
export async function newAccountForm(form: Xrm.FormContext): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = rowOnForm(form);
  if (id === undefined) return;
  const made = await newAccounts([id]);
  if (made === undefined) return;
  await refreshForm(form);
  const [only] = made;
  if (only !== undefined) await Xrm.Navigation.openForm({ entityName: account.logicalName, entityId: only });
}

/** Makes accounts for the selected tenants that belong to none. */
export async function newAccountList(list: ListControl, ids: readonly string[]): Promise<void> {
  if (await newAccounts(selectedIds(ids))) list.refresh();
}

/** @returns ids of the accounts that were made; undefined where somebody thought better of it */
async function newAccounts(ids: readonly string[]): Promise<string[] | undefined> {
  const offered = await busy(text('Reading'), async () => decide(ids, await readTenants(ids), againstMatching));
  if (offered.act.length > 0) {
    const { confirmed } = await Xrm.Navigation.openConfirmDialog({
      title: text('NewAccount_Title'), text: question(offered.act), confirmButtonLabel: text('NewAccount_Button'), cancelButtonLabel: text('Cancel'),
    });
    if (!confirmed) return undefined;
  }
  let made: readonly TenantOutcome[] = [];
  const outcomes = await busy(counted('NewAccount_Progress', offered.act.length), async (say): Promise<Outcome[]> => {
    // Lists are old, questions take time: what has an account now keeps it.
    const wanted = offered.act.map(({ id }) => id);
    const now = decide(wanted, wanted.length > 0 ? await readTenants(wanted) : [], againstMatching);
    made = await makeAccounts(now.act, (done) => say(text('Progress', done, now.act.length)));
    return [...made, ...untouched(now, text('Gone_Tenant')), ...untouched({ ...offered, act: [] }, text('Gone_Tenant'))];
  });
  await showReport(text('NewAccount_Title'), 'NewAccount_Done', outcomes);
  return made.filter(({ result }) => result === 'done').map(({ id }) => id);
}

const question = (tenants: readonly TenantRow[]): string => {
  const likely = tenants.filter(({ suggested }) => suggested?.id).length;
  return [
    counted('NewAccount_Confirm', tenants.length, listed(tenants.map(({ name }) => name), longest)),
    ...(likely > 0 ? ['', counted('NewAccount_HasSuggestion', likely)] : []),
  ].join('\n');
};
