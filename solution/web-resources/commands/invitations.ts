import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { momentText } from '../shared/asking';
import { updateOf } from '../shared/batch';
import { environmentNow } from '../shared/environment-time';
import { handOver } from '../shared/handover';
import { pendingRequestsOf, readRequests, type RequestRow } from '../shared/requests';
import { counted, text } from '../shared/text';
import { busy } from './busy';
import { canCopyLink } from './copy';
import { decide } from './decide';
import { showReport, type Outcome } from './outcome';
import { refreshForm, requestOnForm, rowOnForm, savedForm, selectedIds, type ListControl } from './places';
import { untouched } from './set-status';
import { writeEach } from './write-each';

/** The page on which messages are looked at and sent. */
const page = 'gdap_/pages/invitation.html';

/** Enable rule of the form: while the customer can approve. */
export const canInvite = canCopyLink;

/** Enable rule of the form: while a reminder is planned. */
export const canStopReminders = (form: Xrm.FormContext): boolean => {
  const next = form.getAttribute<Xrm.Attributes.DateAttribute>('gdap_nextreminderon');
  return canInvite(form) && (!next || next.getValue() !== null);
};

async function open(requestIds: readonly string[]): Promise<void> {
  await Xrm.Navigation.navigateTo(
    { pageType: 'webresource', webresourceName: page, data: JSON.stringify({ requests: handOver(requestIds) }) },
    { target: 2, position: 1, width: { value: 1040, unit: 'px' }, height: { value: 760, unit: 'px' }, title: text('Invite_Title') },
  );
}

/** The message of the request on a form. */
export async function inviteForm(form: Xrm.FormContext): Promise<void> {
  const id = requestOnForm(form);
  if (id === undefined || !(await savedForm(form))) return;
  await open([id]);
  await refreshForm(form);
}

/** The messages of the selected requests. */
export async function inviteList(list: ListControl, ids: readonly string[]): Promise<void> {
  await open(selectedIds(ids));
  list.refresh();
}

/** The messages of all requests that wait for the approval of the customer on a form. */
export async function invitePendingOfAccount(form: Xrm.FormContext): Promise<void> {
  const id = rowOnForm(form);
  if (id === undefined) return;
  await openPending([id]);
  // What somebody was typing is not thrown away.
  if (!form.data.getIsDirty()) await form.data.refresh(false);
}

/** The messages of all requests that wait for the approval of the selected customers. */
export async function inviteAccounts(list: ListControl, ids: readonly string[]): Promise<void> {
  await openPending(selectedIds(ids));
  list.refresh();
}

async function openPending(accountIds: readonly string[]): Promise<void> {
  const ids = await busy(text('Reading'), () => pendingRequestsOf(accountIds));
  if (ids.length > 0) return open(ids);
  await Xrm.Navigation.openAlertDialog({ title: text('Invite_Title'), text: text('Invite_Nothing') });
}

/** What is written to requests that are chosen, where it makes sense. */
interface Wish {
  /** Keys of its texts. */
  readonly texts: { readonly title: string; readonly progress: string; readonly done: string };
  readonly against: (row: RequestRow) => string | undefined;
  readonly payload: () => Promise<object>;
}

const remind: Wish = {
  texts: { title: 'Remind_Title', progress: 'Remind_Progress', done: 'Remind_Done' },
  against: ({ status, statusLabel, acceptanceLink }) => {
    if (status !== requestStatus.approvalPending.value) return text('Skip_Status', statusLabel);
    return acceptanceLink === undefined ? text('Skip_NoLink') : undefined;
  },
  payload: async () => ({ gdap_invitationwantedon: momentText(await environmentNow()) }),
};
const stopReminders: Wish = {
  texts: { title: 'StopReminders_Title', progress: 'StopReminders_Progress', done: 'StopReminders_Done' },
  against: ({ nextReminderOn }) => (nextReminderOn === undefined ? text('StopReminders_None') : undefined),
  payload: async () => ({ gdap_nextreminderon: null }),
};

const onForm = (wish: Wish) => async (form: Xrm.FormContext): Promise<void> => {
  const id = requestOnForm(form);
  if (id === undefined || !(await savedForm(form))) return;
  const outcomes = await write([id], wish);
  await refreshForm(form);
  await showReport(text(wish.texts.title), wish.texts.done, outcomes);
};

const onList = (wish: Wish) => async (list: ListControl, ids: readonly string[]): Promise<void> => {
  const selected = selectedIds(ids);
  const outcomes = await busy(counted(wish.texts.progress, selected.length), () => write(selected, wish));
  list.refresh();
  await showReport(text(wish.texts.title), wish.texts.done, outcomes);
};

async function write(ids: readonly string[], { against, payload }: Wish): Promise<Outcome[]> {
  const selection = decide(ids, await readRequests(ids), against);
  const values = await payload();
  const done = await writeEach(selection.act, ({ id }) => updateOf(gdapRequest.logicalName, id, values));
  return [...done, ...untouched(selection)];
}

export const remindForm = onForm(remind);
export const remindList = onList(remind);
export const stopRemindersForm = onForm(stopReminders);
export const stopRemindersList = onList(stopReminders);
