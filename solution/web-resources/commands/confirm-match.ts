import { plainId } from '../shared/guid';
import { matchWrite, readTenants, type TenantRow } from '../shared/tenants';
import { counted, text } from '../shared/text';
import { busy } from './busy';
import { decide } from './decide';
import { showReport, type Outcome } from './outcome';
import { refreshForm, rowOnForm, savedForm, selectedIds, type ListControl } from './places';
import { untouched } from './set-status';
import { againstMatching, unmatchedOnForm } from './tenants';
import { writeEach } from './write-each';

/** Pairs that the question lists; the rest is counted. */
const longest = 10;

/** Enable rule of the form: there is a suggestion, and no customer yet. */
export const canConfirmMatch = (form: Xrm.FormContext): boolean => {
  const suggested = form.getAttribute<Xrm.Attributes.LookupAttribute>('gdap_suggestedaccountid');
  return unmatchedOnForm(form) && (!suggested || (suggested.getValue() ?? []).length > 0);
};

/** Makes the tenant of a form the suggested account's. */
export async function confirmMatchForm(form: Xrm.FormContext): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = rowOnForm(form);
  if (id === undefined) return;
  if (await confirm([id])) await refreshForm(form);
}

/** Makes the selected tenants the accounts' that are suggested for them. */
export async function confirmMatchList(list: ListControl, ids: readonly string[]): Promise<void> {
  if (await confirm(selectedIds(ids))) list.refresh();
}

/** Why a tenant has nothing to confirm. */
const against = (tenant: TenantRow): string | undefined => againstMatching(tenant) ?? (tenant.suggested?.id ? undefined : text('Match_NoSuggestion'));

/** @returns whether rows may have changed */
async function confirm(ids: readonly string[]): Promise<boolean> {
  const offered = await busy(text('Reading'), async () => decide(ids, await readTenants(ids), against));
  if (offered.act.length > 0) {
    const { confirmed } = await Xrm.Navigation.openConfirmDialog({
      title: text('Match_Title'), text: question(offered.act), confirmButtonLabel: text('Match_Button'), cancelButtonLabel: text('Cancel'),
    }, { width: 560, height: 420 });
    if (!confirmed) return false;
  }
  const shown = new Map(offered.act.map(({ id, suggested }) => [id, plainId(suggested?.id ?? '')]));
  const outcomes = await busy(counted('Match_Progress', shown.size), async (say): Promise<Outcome[]> => {
    // What somebody said yes to is what they saw: matched or suggested otherwise meanwhile is left.
    const now = decide([...shown.keys()], shown.size > 0 ? await readTenants([...shown.keys()]) : [], (tenant) =>
      against(tenant) ?? (plainId(tenant.suggested?.id ?? '') === shown.get(tenant.id) ? undefined : text('Match_OtherSuggestion', tenant.suggested?.name ?? '')));
    const done = await writeEach(now.act, ({ id }) => matchWrite(id, shown.get(id) ?? ''), (count) => say(text('Progress', count, shown.size)));
    return [...done, ...untouched(now, text('Gone_Tenant')), ...untouched({ ...offered, act: [] }, text('Gone_Tenant'))];
  });
  await showReport(text('Match_Title'), 'Match_Done', outcomes);
  return true;
}

/** Which tenant will be whose. */
const question = (tenants: readonly TenantRow[]): string =>
  [
    counted('Match_Confirm', tenants.length),
    '',
    ...tenants.slice(0, longest).map(({ name, domain, suggested }) => text('Match_Pair', domain ? text('Match_Tenant', name, domain) : name, suggested?.name ?? '')),
    ...(tenants.length > longest ? [counted('Report_More', tenants.length - longest)] : []),
  ].join('\n');
