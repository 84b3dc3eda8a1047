import { readRequests } from '../shared/requests';
import { counted, text } from '../shared/text';
import { busy } from './busy';
import { decide, mayBecome } from './decide';
import { showReport, type Outcome } from './outcome';
import { requestOnForm, refreshForm, savedForm, selectedIds, statusOnForm, type ListControl } from './places';
import { setStatus, statusAgainst, untouched } from './set-status';

/** Enable rule of the form. */
export const canSubmit = (form: Xrm.FormContext): boolean => {
  const status = statusOnForm(form);
  return requestOnForm(form) !== undefined && (status === undefined || mayBecome(status, 'submitting'));
};

/** Sends the request of a form to Microsoft; the form's script then follows what becomes of it. */
export async function submitForm(form: Xrm.FormContext): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = requestOnForm(form);
  if (id === undefined) return;
  const outcomes = await busy(text('Submit_Progress'), () => submit([id]));
  if (outcomes.some(({ result }) => result !== 'done')) await showReport(text('Submit_Title'), 'Submit_Done', outcomes);
  await refreshForm(form);
}

/** Sends the selected requests that are drafts. */
export async function submitList(list: ListControl, ids: readonly string[]): Promise<void> {
  const selected = selectedIds(ids);
  const answer = await Xrm.Navigation.openConfirmDialog({
    title: text('Submit_Title'), text: counted('Submit_Confirm', selected.length), confirmButtonLabel: text('Submit_Button'), cancelButtonLabel: text('Cancel'),
  });
  if (!answer.confirmed) return;
  const outcomes = await busy(counted('Submit_ProgressList', selected.length), (say) => submit(selected, (done) => say(text('Progress', done, selected.length))));
  list.refresh();
  await showReport(text('Submit_Title'), 'Submit_Done', outcomes);
}

async function submit(ids: readonly string[], progress: (done: number) => void = () => undefined): Promise<Outcome[]> {
  const selection = decide(ids, await readRequests(ids), statusAgainst('submitting'));
  return [...(await setStatus(selection.act, 'submitting', progress)), ...untouched(selection)];
}
