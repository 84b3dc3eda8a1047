import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { updateOf } from '../shared/batch';
import { environmentNow } from '../shared/environment-time';
import { readRequests, type RequestRow } from '../shared/requests';
import { counted, text } from '../shared/text';
import { busy } from './busy';
import { decide } from './decide';
import { showReport, type Outcome } from './outcome';
import { requestOnForm, savedForm, selectedIds, statusOnForm, type ListControl } from './places';
import { untouched } from './set-status';
import { writeEach } from './write-each';

/** What can be compared with Microsoft: all that was sent and has not ended. */
const isChecked = (status: number): boolean =>
  Object.values(requestStatus).some(({ value, state }) => value === status && state === 'active' && value !== requestStatus.draft.value);

/** Enable rule of the form. */
export const canCheckNow = (form: Xrm.FormContext): boolean => {
  const status = statusOnForm(form);
  return requestOnForm(form) !== undefined && (status === undefined || isChecked(status));
};

/**
 * A moment as Dataverse keeps it, to the second. A next check that has come makes the handlers look at once, also at
 * what rests after a failure; their look sets it anew.
 */
const due = async (): Promise<string> => `${new Date(await environmentNow()).toISOString().slice(0, 19)}Z`;

/** Has the request of a form compared with Microsoft; the form's script tells what came of it. */
export async function checkNowForm(form: Xrm.FormContext): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = requestOnForm(form);
  if (id === undefined) return;
  const moment = await due();
  const outcomes = await checkNow([id], moment);
  if (outcomes.some(({ result }) => result !== 'done')) await showReport(text('CheckNow_Title'), 'CheckNow_Done', outcomes);
  else formScript()?.checked(form, moment);
}

/** Has the selected requests compared with Microsoft. */
export async function checkNowList(list: ListControl, ids: readonly string[]): Promise<void> {
  const selected = selectedIds(ids);
  const outcomes = await busy(counted('CheckNow_Progress', selected.length), async () => checkNow(selected, await due()));
  list.refresh();
  await showReport(text('CheckNow_Title'), 'CheckNow_Done', outcomes);
}

async function checkNow(ids: readonly string[], moment: string): Promise<Outcome[]> {
  const against = ({ status, statusLabel }: RequestRow) => (isChecked(status) ? undefined : text('Skip_Status', statusLabel));
  const selection = decide(ids, await readRequests(ids), against);
  const done = await writeEach(selection.act, ({ id }) => updateOf(gdapRequest.logicalName, id, { gdap_nextcheckon: moment }));
  return [...done, ...untouched(selection)];
}

/** What the form's script offers to commands; a form that does not load it goes without. */
interface FormScript {
  checked(form: Xrm.FormContext, moment: string): void;
}

const formScript = (): FormScript | undefined => (window as unknown as { GdapManager?: { Forms?: { Request?: FormScript } } }).GdapManager?.Forms?.Request;
