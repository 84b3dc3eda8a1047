import { gdapRequest, PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { environmentNow } from '../shared/environment-time';
import { plainId } from '../shared/guid';
import { text } from '../shared/text';
import { offerContacts } from './contact';
import { lockFields } from './frozen';
import { isUnderWay, isWorking, noticeIds, noticesFor } from './notices';
import { notify } from './notify';
import { onReturn } from './on-return';
import { proposeDuration, proposeName } from './proposals';
import { checkDuration, checkRenewal, keepRules, savesAgainstRenewal, type MappingOwner } from './rules';
import { guardSaving } from './saving';
import { readStored, type StoredRequest } from './stored';
import { followTemplate, templateOf } from './template-choice';
import { chooseOnlyTenant, offerTenants } from './tenant';
import { told } from './told';
import { stopWatching, watch } from './watch';

const idOf = (form: Xrm.FormContext): string => plainId(form.data.entity.getId());

const day = (moment: string): string => new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** When the form of a GDAP request opens. */
export function onLoad(context: Xrm.Events.EventContext): void {
  const form = context.getFormContext();
  let providerId: string | undefined;
  const owner = (): MappingOwner | undefined => {
    const id = idOf(form);
    const templateId = templateOf(form);
    if (id !== '') return { kind: 'request', id };
    return templateId === undefined ? undefined : { kind: 'template', id: templateId };
  };

  stopWatching();
  guardSaving(form, () => savesAgainstRenewal(form, owner()));
  proposeDuration(form, ['gdap_name', 'gdap_accountid', 'gdap_provideraccountid']);
  proposeName(form);
  offerTenants(form, () => providerId);
  offerContacts(form);
  keepRules(form, owner);
  followTemplate(
    form,
    (id) => {
      providerId = id;
      told(form, () => Promise.all([checkRenewal(form, owner()), chooseOnlyTenant(form, id)]));
    },
    (work) => told(form, work),
  );

  const filled = () => told(form, () => showState(form, owner));
  form.data.addOnLoad(filled);
  filled();
  onReturn(() => told(form, () => lookAgain(form)));
  if (idOf(form) === '') told(form, () => chooseOnlyTenant(form, providerId));
}

/** Makes a form fit the row that it was filled with: locks, rules, notices; follows what is under way. */
async function showState(form: Xrm.FormContext, owner: () => MappingOwner | undefined): Promise<void> {
  checkDuration(form);
  const id = idOf(form);
  if (id === '') return lockFields(form, undefined);
  const [row, now] = await Promise.all([readStored(id), environmentNow()]);
  lockFields(form, row.status);
  // Of most requests nobody but the customer has to agree.
  form.getControl<Xrm.Controls.StandardControl>('gdap_partnerconsent')?.setVisible(row.consent !== PartnerConsent.notNeeded);
  showNotices(form, row, now);
  if (await caughtUp(form, row)) return;
  follow(form, id, row);
  if (row.status === requestStatus.draft.value) await checkRenewal(form, owner());
}

/** Version of the row for which a form was refreshed: once is enough. */
const refreshedFor = new WeakMap<Xrm.FormContext, string>();

/**
 * Refreshes a form that was filled just before somebody moved the row: handlers can be that quick.
 * @returns whether it did; then the form is filled, and looked at, anew
 */
async function caughtUp(form: Xrm.FormContext, row: StoredRequest): Promise<boolean> {
  const shown = form.getAttribute<Xrm.Attributes.OptionSetAttribute>('statuscode')?.getValue() ?? row.status;
  const consent = form.getAttribute<Xrm.Attributes.OptionSetAttribute>('gdap_partnerconsent')?.getValue() ?? row.consent;
  if ((shown === row.status && consent === row.consent) || form.data.getIsDirty() || refreshedFor.get(form) === row.version) return false;
  if (isWorking(shown)) tellOutcome(form, row);
  await refresh(form, row);
  return true;
}

/** Brings a form up to date that somebody comes back to: its request may have moved meanwhile. */
async function lookAgain(form: Xrm.FormContext): Promise<void> {
  const id = idOf(form);
  if (id !== '' && shows(id)) await caughtUp(form, await readStored(id));
}

/** Fills a form anew, unless somebody is typing: the next save or refresh brings the rest. */
async function refresh(form: Xrm.FormContext, row: StoredRequest): Promise<void> {
  refreshedFor.set(form, row.version);
  if (!form.data.getIsDirty()) await form.data.refresh(false);
  form.ui.refreshRibbon();
}

/** Shows what the row as it is stored asks for, and takes away what was true of it before. */
function showNotices(form: Xrm.FormContext, row: StoredRequest, now: number): void {
  if (outcomes.get(form)?.(row) === false) form.ui.clearFormNotification('gdap.outcome');
  const notices = noticesFor(row, now, day);
  for (const id of noticeIds) if (!notices.some((notice) => notice.id === id)) form.ui.clearFormNotification(id);
  for (const notice of notices) notify(form, notice.id, notice.level, notice.text);
}

/** Follows a request while somebody works on it, and brings the form up to date when something moved. */
function follow(form: Xrm.FormContext, id: string, first: StoredRequest): void {
  if (!isUnderWay(first)) return;
  let last = first;
  watch({
    id,
    isOpen: () => idOf(form) === id && shows(id),
    look: () => readStored(id),
    async saw(row) {
      if (row.version === last.version) return true;
      const moved = row.status !== last.status;
      last = row;
      lockFields(form, row.status);
      showNotices(form, row, await environmentNow());
      if (moved) tellOutcome(form, row);
      await refresh(form, row);
      return isUnderWay(row);
    },
    tired: () => notify(form, 'gdap.progress', 'INFO', text('Progress_Background')),
  });
}

/**
 * Tells what comes of a check that staff asked for.
 * @param moment the next check that they set; the look that it brings about sets another
 */
export function checked(form: Xrm.FormContext, moment: string): void {
  const id = idOf(form);
  notify(form, 'gdap.progress', 'INFO', text('CheckNow_Running'));
  watch({
    id,
    isOpen: () => idOf(form) === id && shows(id),
    look: () => readStored(id),
    async saw(row) {
      if (row.nextCheckOn !== undefined && Date.parse(row.nextCheckOn) === Date.parse(moment)) return true;
      lockFields(form, row.status);
      showNotices(form, row, await environmentNow());
      showOutcome(form, text('CheckNow_Seen'), ({ version }) => version === row.version);
      await refresh(form, row);
      return false;
    },
    tired: () => notify(form, 'gdap.progress', 'INFO', text('Progress_Background')),
  });
}

/** Whether the page still shows the row; a form in a dialog cannot tell, and counts as open. */
function shows(id: string): boolean {
  const { input } = Xrm.Utility.getPageContext();
  return input.pageType !== 'entityrecord' || input.entityName !== gdapRequest.logicalName || !input.entityId || plainId(input.entityId) === id;
}

const outcomeKey: Readonly<Record<number, string>> = {
  [requestStatus.approvalPending.value]: 'Outcome_LinkReady',
  [requestStatus.active.value]: 'Outcome_InForce',
  [requestStatus.terminated.value]: 'Outcome_Ended',
  [requestStatus.expired.value]: 'Outcome_Ended',
};

/** What came of it; what stands in the way has its own notice. */
function tellOutcome(form: Xrm.FormContext, { status }: StoredRequest): void {
  const key = outcomeKey[status];
  if (key === undefined) form.ui.clearFormNotification('gdap.outcome');
  else showOutcome(form, text(key), (row) => row.status === status);
}

/** Whether the outcome that a form tells of still holds for a row. */
const outcomes = new WeakMap<Xrm.FormContext, (row: StoredRequest) => boolean>();

function showOutcome(form: Xrm.FormContext, message: string, holds: (row: StoredRequest) => boolean): void {
  outcomes.set(form, holds);
  notify(form, 'gdap.outcome', 'INFO', message);
}
