import { gdapRequest, PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { updateOf } from '../shared/batch';
import { readRequests, type RequestRow } from '../shared/requests';
import { counted, text } from '../shared/text';
import { busy } from './busy';
import { decide } from './decide';
import { showReport, type Outcome } from './outcome';
import { refreshForm, requestOnForm, savedForm, selectedIds, type ListControl } from './places';
import { untouched } from './set-status';
import { writeEach } from './write-each';

type Decision = 'approve' | 'reject';

/** Keys of the texts. */
const keys: Readonly<Record<Decision, Readonly<Record<'title' | 'confirm' | 'done', string>>>> = {
  approve: { title: 'Consent_Approve_Title', confirm: 'Consent_Approve_Confirm', done: 'Consent_Approve_Done' },
  reject: { title: 'Consent_Reject_Title', confirm: 'Consent_Reject_Confirm', done: 'Consent_Reject_Done' },
};

/** Enable rule of the form: an indirect provider waits for us. */
export const canDecideConsent = (form: Xrm.FormContext): boolean =>
  requestOnForm(form) !== undefined && form.getAttribute<Xrm.Attributes.OptionSetAttribute>('gdap_partnerconsent')?.getValue() === PartnerConsent.pending;

export const approveConsentForm = (form: Xrm.FormContext): Promise<void> => onForm(form, 'approve');
export const rejectConsentForm = (form: Xrm.FormContext): Promise<void> => onForm(form, 'reject');
export const approveConsentList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, 'approve');
export const rejectConsentList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, 'reject');

async function onForm(form: Xrm.FormContext, decision: Decision): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = requestOnForm(form);
  if (id === undefined) return;
  const outcomes = await decideOn([id], decision);
  if (!outcomes) return;
  if (outcomes.some(({ result }) => result !== 'done')) await showReport(text(keys[decision].title), keys[decision].done, outcomes);
  await refreshForm(form);
}

async function onList(list: ListControl, ids: readonly string[], decision: Decision): Promise<void> {
  const outcomes = await decideOn(selectedIds(ids), decision);
  if (!outcomes) return;
  list.refresh();
  await showReport(text(keys[decision].title), keys[decision].done, outcomes);
}

/** Why there is nothing to decide of a request; undefined where there is. Pure but for the texts. */
function against({ consent, status }: RequestRow): string | undefined {
  if (consent === PartnerConsent.notNeeded) return text('Consent_NotAsked');
  return consent === PartnerConsent.pending && status === requestStatus.approvalPending.value ? undefined : text('Consent_Decided');
}

/** Asks, and writes; the handlers tell Microsoft. @returns undefined where the answer was no */
async function decideOn(ids: readonly string[], decision: Decision): Promise<Outcome[] | undefined> {
  const selection = await busy(text('Reading'), async () => decide(ids, await readRequests(ids), against));
  if (selection.act.length > 0) {
    const { confirmed } = await Xrm.Navigation.openConfirmDialog({
      title: text(keys[decision].title),
      text: counted(keys[decision].confirm, selection.act.length),
      confirmButtonLabel: text(keys[decision].title),
      cancelButtonLabel: text('Cancel'),
    });
    if (!confirmed) return undefined;
  }
  const write = ({ id }: RequestRow) => updateOf(gdapRequest.logicalName, id, { gdap_partnerconsent: PartnerConsent[decision] });
  const done = await busy(text('Consent_Progress'), (say) => writeEach(selection.act, write, (count) => say(text('Progress', count, selection.act.length))));
  return [...done, ...untouched(selection)];
}
