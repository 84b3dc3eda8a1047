import { MatchState } from '@gdap-manager/entities/provider-account/table';
import { customerWrite, readTenants, type TenantRow } from '../shared/tenants';
import { text } from '../shared/text';
import { busy } from './busy';
import { decide } from './decide';
import { showReport, type Outcome } from './outcome';
import { refreshForm, rowOnForm, savedForm, selectedIds, type ListControl } from './places';
import { untouched } from './set-status';
import { isIgnored, matchStateOnForm, unmatchedOnForm } from './tenants';
import { writeEach } from './write-each';

/** Enable rules of the form. */
export const canIgnore = (form: Xrm.FormContext): boolean => unmatchedOnForm(form) && matchStateOnForm(form) !== MatchState.ignored;
export const canHeed = (form: Xrm.FormContext): boolean => rowOnForm(form) !== undefined && matchStateOnForm(form) === MatchState.ignored;

/** Says of tenants that they are no customers: nobody is asked about them again. */
export const ignoreForm = (form: Xrm.FormContext): Promise<void> => onForm(form, false);
export const ignoreList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, false);

/** Says of tenants that they may be customers after all: their accounts are searched again. */
export const heedForm = (form: Xrm.FormContext): Promise<void> => onForm(form, true);
export const heedList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, true);

async function onForm(form: Xrm.FormContext, isCustomer: boolean): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = rowOnForm(form);
  if (id === undefined) return;
  await showOutcomes(isCustomer, await busy(text('Reading'), () => set([id], isCustomer)));
  await refreshForm(form);
}

async function onList(list: ListControl, ids: readonly string[], isCustomer: boolean): Promise<void> {
  const selected = selectedIds(ids);
  const outcomes = await busy(text('Progress', 0, selected.length), (say) => set(selected, isCustomer, (done) => say(text('Progress', done, selected.length))));
  list.refresh();
  await showOutcomes(isCustomer, outcomes);
}

const showOutcomes = (isCustomer: boolean, outcomes: readonly Outcome[]): Promise<void> =>
  isCustomer ? showReport(text('Heed_Title'), 'Heed_Done', outcomes) : showReport(text('Ignore_Title'), 'Ignore_Done', outcomes);

async function set(ids: readonly string[], isCustomer: boolean, progress: (done: number) => void = () => undefined): Promise<Outcome[]> {
  const selection = decide(ids, await readTenants(ids), (tenant) => reasonAgainst(tenant, isCustomer));
  return [...(await writeEach(selection.act, ({ id }) => customerWrite(id, isCustomer), progress)), ...untouched(selection, text('Gone_Tenant'))];
}

function reasonAgainst(tenant: TenantRow, isCustomer: boolean): string | undefined {
  if (isCustomer) return isIgnored(tenant) ? undefined : text('Heed_Needless');
  if (tenant.account?.id) return text('Ignore_HasAccount', tenant.account.name ?? '');
  return isIgnored(tenant) ? text('Ignore_Needless') : undefined;
}
