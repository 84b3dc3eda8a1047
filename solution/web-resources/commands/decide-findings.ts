import { FindingKind, FindingStatus, WantedAction } from '@gdap-manager/entities/finding/table';
import { gdapProvider } from '@gdap-manager/entities/provider/table';
import { askedMoment, momentText } from '../shared/asking';
import { updateOf } from '../shared/batch';
import { environmentNow } from '../shared/environment-time';
import { findingWrite, isFor, readFindings, type FindingAction, type FindingRow } from '../shared/findings';
import { readActiveProviders } from '../shared/providers';
import { counted, text } from '../shared/text';
import { busy } from './busy';
import { decide } from './decide';
import { showReport, type Outcome } from './outcome';
import { refreshForm, rowOnForm, savedForm, selectedIds, statusOnForm, type ListControl } from './places';
import { untouched } from './set-status';
import { writeEach } from './write-each';

/** Keys of the texts. */
const keys: Readonly<Record<FindingAction, Readonly<Record<'title' | 'done', string>>>> = {
  adopt: { title: 'Finding_Adopt_Title', done: 'Finding_Adopt_Done' },
  forget: { title: 'Finding_Forget_Title', done: 'Finding_Forget_Done' },
  putRight: { title: 'Finding_PutRight_Title', done: 'Finding_PutRight_Done' },
};

/** What will happen, in numbers: a text for each kind of finding. */
const sentences: Readonly<Record<FindingAction, readonly (readonly [kind: number, key: string])[]>> = {
  adopt: [[FindingKind.onlyAtMicrosoft, 'Finding_Adopt_AtMicrosoft'], [FindingKind.differs, 'Finding_Adopt_Differs']],
  forget: [
    [FindingKind.onlyAtMicrosoft, 'Finding_Forget_AtMicrosoft'], [FindingKind.onlyHere, 'Finding_Forget_Here'], [FindingKind.differs, 'Finding_Forget_Differs'],
    [FindingKind.duplicate, 'Finding_Forget_Superseded'],
  ],
  putRight: [[FindingKind.onlyHere, 'Finding_PutRight_Here'], [FindingKind.differs, 'Finding_PutRight_Differs'], [FindingKind.duplicate, 'Finding_PutRight_Superseded']],
};

const canDecide = (action: FindingAction) => (form: Xrm.FormContext): boolean => {
  const kind = form.getAttribute<Xrm.Attributes.OptionSetAttribute>('gdap_kind')?.getValue();
  return rowOnForm(form) !== undefined && statusOnForm(form) !== FindingStatus.settled && (kind === undefined || kind === null || isFor(action, kind));
};

/** Enable rules of the form. */
export const canAdoptFinding = canDecide('adopt');
export const canForgetFinding = (form: Xrm.FormContext): boolean => canDecide('forget')(form) && statusOnForm(form) !== FindingStatus.forgotten;
export const canPutFindingRight = canDecide('putRight');

export const adoptFindingForm = (form: Xrm.FormContext): Promise<void> => onForm(form, 'adopt');
export const forgetFindingForm = (form: Xrm.FormContext): Promise<void> => onForm(form, 'forget');
export const putFindingRightForm = (form: Xrm.FormContext): Promise<void> => onForm(form, 'putRight');
export const adoptFindingList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, 'adopt');
export const forgetFindingList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, 'forget');
export const putFindingRightList = (list: ListControl, ids: readonly string[]): Promise<void> => onList(list, ids, 'putRight');

async function onForm(form: Xrm.FormContext, action: FindingAction): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = rowOnForm(form);
  if (id === undefined) return;
  const outcomes = await decideOn([id], action);
  if (!outcomes) return;
  if (outcomes.some(({ result }) => result !== 'done')) await showReport(text(keys[action].title), keys[action].done, outcomes);
  await refreshForm(form);
}

async function onList(list: ListControl, ids: readonly string[], action: FindingAction): Promise<void> {
  const outcomes = await decideOn(selectedIds(ids), action);
  if (!outcomes) return;
  list.refresh();
  await showReport(text(keys[action].title), keys[action].done, outcomes);
}

/** Why nothing of the kind can be done about a finding; undefined where it can. Pure but for the texts. */
const against = (action: FindingAction) => ({ kind, status, wanted }: FindingRow): string | undefined => {
  if (status === FindingStatus.settled) return text('Finding_Settled');
  if (!isFor(action, kind)) return text(action === 'adopt' ? 'Finding_NotToAdopt' : 'Finding_NotToPutRight');
  if (action === 'forget' && status === FindingStatus.forgotten) return text('Finding_Forgotten');
  return wanted === WantedAction[action] ? text('Finding_Wanted') : undefined;
};

/** Asks, and writes; the handlers do the rest. @returns undefined where the answer was no */
async function decideOn(ids: readonly string[], action: FindingAction): Promise<Outcome[] | undefined> {
  const selection = await busy(text('Reading'), async () => decide(ids, await readFindings(ids), against(action)));
  if (selection.act.length > 0) {
    const { confirmed } = await Xrm.Navigation.openConfirmDialog({
      title: text(keys[action].title), text: whatWillHappen(selection.act, action), confirmButtonLabel: text(keys[action].title), cancelButtonLabel: text('Cancel'),
    }, { width: 560, height: 360 });
    if (!confirmed) return undefined;
  }
  const done = await busy(text('Finding_Progress'), (say) => writeEach(selection.act, (row) => findingWrite(row, action), (count) => say(text('Progress', count, selection.act.length))));
  return [...done, ...untouched(selection, text('Gone_Finding'))];
}

/** What a decision means, in numbers. Pure but for the texts. */
export const whatWillHappen = (rows: readonly FindingRow[], action: FindingAction): string =>
  sentences[action].flatMap(([kind, key]) => {
    const { length } = rows.filter((row) => row.kind === kind);
    return length > 0 ? [counted(key, length)] : [];
  }).join('\n\n');

/** Has everything compared with Microsoft now. */
export async function compareNow(list: ListControl): Promise<void> {
  const outcomes = await busy(text('Reading'), async () => {
    const [providers, now] = await Promise.all([readActiveProviders(), environmentNow()]);
    return writeEach(providers, ({ id }) => updateOf(gdapProvider.logicalName, id, { gdap_refreshrequestedon: momentText(askedMoment(now, undefined)) }));
  });
  list.refresh();
  await showReport(text('CompareNow_Title'), 'CompareNow_Done', outcomes);
}
