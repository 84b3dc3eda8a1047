import { readMappings, type MappingRow } from '../shared/mappings';
import { readRequests, type RequestRow } from '../shared/requests';
import { text } from '../shared/text';
import { busy } from './busy';
import { decide, mayBecome } from './decide';
import { lossText } from './loss';
import { showReport, type Outcome } from './outcome';
import { requestOnForm, refreshForm, savedForm, selectedIds, statusOnForm, type ListControl } from './places';
import { setStatus, statusAgainst, untouched } from './set-status';

/** Enable rule of the form. */
export const canTerminate = (form: Xrm.FormContext): boolean => {
  const status = statusOnForm(form);
  return requestOnForm(form) !== undefined && (status === undefined || mayBecome(status, 'terminating'));
};

/** Ends the relationship of a form; the form's script then follows what becomes of it. */
export async function terminateForm(form: Xrm.FormContext): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = requestOnForm(form);
  if (id === undefined) return;
  const outcomes = await terminate([id]);
  if (!outcomes) return;
  if (outcomes.some(({ result }) => result !== 'done')) await showReport(text('Terminate_Title'), 'Terminate_Done', outcomes);
  await refreshForm(form);
}

/** Ends the selected relationships that have not ended. */
export async function terminateList(list: ListControl, ids: readonly string[]): Promise<void> {
  const outcomes = await terminate(selectedIds(ids));
  if (!outcomes) return;
  list.refresh();
  await showReport(text('Terminate_Title'), 'Terminate_Done', outcomes);
}

/** Asks, and ends. @returns undefined where the answer was no */
async function terminate(ids: readonly string[]): Promise<Outcome[] | undefined> {
  const selection = await busy(text('Reading'), async () => decide(ids, await readRequests(ids), statusAgainst('terminating')));
  if (selection.act.length > 0) {
    const mappings = await busy(text('Reading'), () => readMappings('request', ...selection.act.map(({ id }) => id)));
    if (!(await agreed(selection.act, mappings))) return undefined;
  }
  const done = await busy(text('Terminate_Progress'), (say) => setStatus(selection.act, 'terminating', (count) => say(text('Progress', count, selection.act.length))));
  return [...done, ...untouched(selection)];
}

async function agreed(rows: readonly RequestRow[], mappings: readonly MappingRow[]): Promise<boolean> {
  const { confirmed } = await Xrm.Navigation.openConfirmDialog(
    { title: text('Terminate_Title'), text: lossText(rows, mappings), confirmButtonLabel: text('Terminate_Button'), cancelButtonLabel: text('Cancel') },
    { width: 560, height: 400 },
  );
  return confirmed;
}
