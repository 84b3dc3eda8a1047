import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { gdapRequest, PartnerConsent, RequestAtEnd } from '@gdap-manager/entities/gdap-request/table';
import { updateOf } from '../shared/batch';
import { environmentNow } from '../shared/environment-time';
import { readMappings, type MappingRow } from '../shared/mappings';
import { readRequests, type RequestRow } from '../shared/requests';
import { counted, listed, text } from '../shared/text';
import { busy } from './busy';
import { decide, type Selection } from './decide';
import { rolesByGroup } from './loss';
import { showReport, type Outcome } from './outcome';
import { refreshForm, requestOnForm, savedForm, selectedIds, statusOnForm, type ListControl } from './places';
import { untouched } from './set-status';
import { writeEach } from './write-each';

/** Names that a dialog lists; the rest is counted. */
const longest = 10;

const isActive = (status: number | undefined): boolean => status === requestStatus.active.value;
const isOver = (status: number | undefined): boolean => Object.values(requestStatus).some(({ value, state }) => value === status && state === 'inactive');

/** Enable rule of the form: only what is in force can be renewed. */
export const canRenew = (form: Xrm.FormContext): boolean => {
  const status = statusOnForm(form);
  return requestOnForm(form) !== undefined && (status === undefined || isActive(status));
};

/** Enable rule of the form: what is wanted at the end can be said as long as there may be one. */
export const canLetEnd = (form: Xrm.FormContext): boolean => canDecideEnd(form, RequestAtEnd.askAgain);
export const canKeepAccess = (form: Xrm.FormContext): boolean => canDecideEnd(form, RequestAtEnd.letEnd);

function canDecideEnd(form: Xrm.FormContext, from: number): boolean {
  const status = statusOnForm(form);
  const now = form.getAttribute<Xrm.Attributes.OptionSetAttribute>('gdap_atend');
  return requestOnForm(form) !== undefined && !isOver(status) && (!now || (now.getValue() ?? RequestAtEnd.askAgain) === from);
}

/** A command that asks, writes one column of each request, and says what came of it. */
interface Wish {
  readonly texts: { readonly title: string; readonly button: string; readonly progress: string; /** Counts. */ readonly done: string };
  readonly select: (ids: readonly string[]) => Promise<{ readonly selection: Selection; readonly question: string }>;
  readonly payload: () => Promise<object>;
}

const plainly = (confirm: string, against: (row: RequestRow) => string | undefined): Wish['select'] => async (ids) => {
  const selection = decide(ids, await readRequests(ids), against);
  return { selection, question: [counted(confirm, selection.act.length), customersOf(selection.act)].join('\n\n') };
};

const customersOf = (rows: readonly RequestRow[]): string => text('Terminate_Customers', listed(rows.map(({ customer, name }) => customer?.name ?? name), longest));

/** Has customers asked again now, whatever the time. A moment as Dataverse keeps it, to the second. */
const askAgain: Wish = {
  texts: { title: 'AskAgain_Title', button: 'AskAgain_Button', progress: 'AskAgain_Progress', done: 'AskAgain_Done' },
  select: plainly('AskAgain_Confirm', ({ status, statusLabel, autoRenew, consent }) => {
    if (!isActive(status)) return text('Skip_Status', statusLabel);
    if (autoRenew) return text('Skip_Renews');
    return consent === PartnerConsent.notNeeded ? undefined : text('Skip_IndirectAsks');
  }),
  payload: async () => ({ gdap_renewalwantedon: `${new Date(await environmentNow()).toISOString().slice(0, 19)}Z`, gdap_atend: RequestAtEnd.askAgain }),
};

const atEnd = (wanted: keyof typeof RequestAtEnd, texts: Wish['texts'], confirm: string, already: string): Wish => ({
  texts,
  select: plainly(confirm, ({ status, statusLabel, letsEnd }) => {
    if (isOver(status)) return text('Skip_Status', statusLabel);
    return letsEnd === (wanted === 'letEnd') ? text(already) : undefined;
  }),
  // What is to end is not to be asked for again, as was perhaps wanted before.
  payload: async () => ({ gdap_atend: RequestAtEnd[wanted], ...(wanted === 'letEnd' ? { gdap_renewalwantedon: null } : {}) }),
});
const letEnd = atEnd('letEnd', { title: 'LetEnd_Title', button: 'LetEnd_Button', progress: 'LetEnd_Progress', done: 'LetEnd_Done' }, 'LetEnd_Confirm', 'Skip_EndsAlready');
const keepAccess = atEnd('askAgain', { title: 'KeepAccess_Title', button: 'KeepAccess_Button', progress: 'KeepAccess_Progress', done: 'KeepAccess_Done' }, 'KeepAccess_Confirm', 'Skip_KeptAlready');

/** Has Global Administrator taken out of relationships in force, and Auto-Renew turned on. */
const removeGlobal: Wish = {
  texts: { title: 'RemoveGlobal_Title', button: 'RemoveGlobal_Button', progress: 'RemoveGlobal_Progress', done: 'RemoveGlobal_Done' },
  async select(ids) {
    const rows = await readRequests(ids);
    const mappings = await readMappings('request', ...rows.map(({ id }) => id));
    const own = ({ id }: RequestRow) => mappings.filter(({ ownerId }) => ownerId === id);
    const selection = decide(ids, rows, (row) => {
      if (!isActive(row.status)) return text('Skip_Status', row.statusLabel);
      if (row.removesGlobal) return text('Skip_BeingRemoved');
      if (!own(row).some(isBlocking)) return text('Skip_NoGlobal');
      return own(row).every(isBlocking) ? text('Skip_OnlyGlobal') : undefined;
    });
    const acting = new Set(selection.act.map(({ id }) => id));
    const groups = [...rolesByGroup(mappings.filter((mapping) => acting.has(mapping.ownerId) && isBlocking(mapping))).keys()];
    const question = [
      counted('RemoveGlobal_Confirm', selection.act.length), '', customersOf(selection.act),
      ...(selection.skip.length > 0 ? [counted('RemoveGlobal_Others', selection.skip.length)] : []), '',
      text('RemoveGlobal_Steps'), groups.length > 0 ? text('RemoveGlobal_Groups', listed(groups, longest)) : text('RemoveGlobal_NoGroups'), '',
      text('RemoveGlobal_Final'),
    ].join('\n');
    return { selection, question };
  },
  payload: async () => ({ gdap_removeglobaladministrator: true }),
};

const isBlocking = ({ role }: MappingRow): boolean => role?.blocksAutoRenew === true;

const onForm = (wish: Wish) => async (form: Xrm.FormContext): Promise<void> => {
  const id = requestOnForm(form);
  if (id === undefined || !(await savedForm(form))) return;
  const outcomes = await carryOut(wish, [id]);
  if (!outcomes) return;
  await refreshForm(form);
  await showReport(text(wish.texts.title), wish.texts.done, outcomes);
};

const onList = (wish: Wish) => async (list: ListControl, ids: readonly string[]): Promise<void> => {
  const outcomes = await carryOut(wish, selectedIds(ids));
  if (!outcomes) return;
  list.refresh();
  await showReport(text(wish.texts.title), wish.texts.done, outcomes);
};

/** Asks where there is something to do, and does it. @returns undefined where the answer was no */
async function carryOut({ texts, select, payload }: Wish, ids: readonly string[]): Promise<Outcome[] | undefined> {
  const { selection, question } = await busy(text('Reading'), () => select(ids));
  if (selection.act.length > 0) {
    const { confirmed } = await Xrm.Navigation.openConfirmDialog(
      { title: text(texts.title), text: question, confirmButtonLabel: text(texts.button), cancelButtonLabel: text('Cancel') }, { width: 560, height: 420 },
    );
    if (!confirmed) return undefined;
  }
  const done = await busy(text(texts.progress), async (say) => {
    const changes = await payload();
    return writeEach(selection.act, ({ id }) => updateOf(gdapRequest.logicalName, id, changes), (count) => say(text('Progress', count, selection.act.length)));
  });
  return [...done, ...untouched(selection)];
}

export const askAgainForm = onForm(askAgain);
export const askAgainList = onList(askAgain);
export const letEndForm = onForm(letEnd);
export const letEndList = onList(letEnd);
export const keepAccessForm = onForm(keepAccess);
export const keepAccessList = onList(keepAccess);
export const removeGlobalForm = onForm(removeGlobal);
export const removeGlobalList = onList(removeGlobal);
