import { gdapProvider } from '@gdap-manager/entities/provider/table';
import { askedMoment, momentText } from '../shared/asking';
import { updateOf } from '../shared/batch';
import { environmentNow } from '../shared/environment-time';
import { readProviders, type ProviderState } from '../shared/providers';
import { text } from '../shared/text';
import { busy } from './busy';
import { decide } from './decide';
import { showReport, type Outcome } from './outcome';
import { refreshForm, rowOnForm, savedForm, selectedIds, type ListControl } from './places';
import { untouched } from './set-status';
import { writeEach } from './write-each';

/** Something that staff ask the handlers for, by a moment on the row: it is wanted after that moment. */
interface Ask {
  readonly column: 'gdap_checkrequestedon' | 'gdap_refreshrequestedon';
  /** Title of the report, and the text that counts. */
  readonly title: string;
  readonly done: string;
}

const check: Ask = { column: 'gdap_checkrequestedon', title: 'CheckConnection_Title', done: 'CheckConnection_Done' };
const refresh: Ask = { column: 'gdap_refreshrequestedon', title: 'RefreshCustomers_Title', done: 'RefreshCustomers_Done' };

export const checkConnectionForm = (form: Xrm.FormContext): Promise<void> => onForm(form, check);
export const checkConnectionList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, check);
export const refreshCustomersForm = (form: Xrm.FormContext): Promise<void> => onForm(form, refresh);
export const refreshCustomersList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, refresh);

/** On a form: its script follows what comes of it. */
async function onForm(form: Xrm.FormContext, what: Ask): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = rowOnForm(form);
  if (id === undefined) return;
  const outcomes = await ask([id], what);
  if (outcomes.some(({ result }) => result !== 'done')) await showReport(text(what.title), what.done, outcomes);
  await refreshForm(form);
}

async function onList(list: ListControl, ids: readonly string[], what: Ask): Promise<void> {
  const outcomes = await busy(text('Reading'), () => ask(selectedIds(ids), what));
  list.refresh();
  await showReport(text(what.title), what.done, outcomes);
}

async function ask(ids: readonly string[], { column }: Ask): Promise<Outcome[]> {
  const [providers, now] = await Promise.all([readProviders(ids), environmentNow()]);
  const selection = decide(ids, providers, against);
  const momentFor = ({ checkedOn }: ProviderState) => momentText(askedMoment(now, column === 'gdap_checkrequestedon' ? checkedOn : undefined));
  return [...(await writeEach(selection.act, (provider) => updateOf(gdapProvider.logicalName, provider.id, { [column]: momentFor(provider) }))), ...untouched(selection, text('Gone_Provider'))];
}

const against = ({ isActive }: ProviderState): string | undefined => (isActive ? undefined : text('Provider_Inactive'));
