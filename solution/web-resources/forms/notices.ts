import { daysLeft } from '@gdap-manager/entities/days-left';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { Outlook, PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import { WaitingOn } from '@gdap-manager/entities/waiting-on';
import { countedOrNone, text } from '../shared/text';
import type { StoredRequest } from './stored';

/** A notification above a form. The same id replaces, so that nothing stands there twice. */
export interface Notice {
  readonly id: 'gdap.error' | 'gdap.expiry' | 'gdap.approval' | 'gdap.progress';
  readonly level: 'ERROR' | 'WARNING' | 'INFO';
  readonly text: string;
}

export const noticeIds: readonly Notice['id'][] = ['gdap.error', 'gdap.expiry', 'gdap.approval', 'gdap.progress'];

/** Days before the end, or before a request lapses, from which on people are warned. */
const warningDays = { expiry: 30, approval: 14 };

/** States in which the handlers or Microsoft are at work. */
const working: readonly number[] = [requestStatus.submitting.value, requestStatus.activating.value, requestStatus.terminating.value];

/** Whether something is under way that a form should follow. */
export const isWorking = (status: number): boolean => working.includes(status);

/** The same, with what we have decided and Microsoft has yet to be told. */
export const isUnderWay = ({ status, consent }: Pick<StoredRequest, 'status' | 'consent'>): boolean => isWorking(status) || isDecided(consent);

const isDecided = (consent: number): boolean => consent === PartnerConsent.approve || consent === PartnerConsent.reject;

const progressKey: Readonly<Record<number, string>> = {
  [requestStatus.submitting.value]: 'Progress_Submitting',
  [requestStatus.activating.value]: 'Progress_Activating',
  [requestStatus.terminating.value]: 'Progress_Terminating',
};

/**
 * What stands above the form of a request: what is in the way and who must move, what is under way, what ends soon.
 * Pure but for the texts.
 * @param now milliseconds
 * @param day how a moment is shown
 */
export function noticesFor(row: StoredRequest, now: number, day: (moment: string) => string): Notice[] {
  return [...errorNotice(row, day), ...progressNotice(row), ...approvalNotice(row, now, day), ...expiryNotice(row, now, day)];
}

function errorNotice({ lastError, waitingOn, nextCheckOn, status }: StoredRequest, day: (moment: string) => string): Notice[] {
  if (lastError === undefined) return [];
  const who = { [WaitingOn.staff]: 'Waiting_Staff', [WaitingOn.customer]: 'Waiting_Customer', [WaitingOn.microsoft]: 'Waiting_Microsoft' }[waitingOn ?? 0];
  const again = isWorking(status) && nextCheckOn !== undefined ? text('Next_Try', day(nextCheckOn)) : '';
  const sentences = [lastError, who === undefined ? '' : text(who), again].filter((sentence) => sentence !== '');
  return [{ id: 'gdap.error', level: waitingOn === WaitingOn.staff ? 'ERROR' : 'WARNING', text: sentences.join(' ') }];
}

function progressNotice({ status, lastError, consent }: StoredRequest): Notice[] {
  if (isDecided(consent)) return [{ id: 'gdap.progress', level: 'INFO', text: text('Progress_Consent') }];
  const key = progressKey[status];
  return key === undefined || lastError !== undefined ? [] : [{ id: 'gdap.progress', level: 'INFO', text: text(key) }];
}

function approvalNotice({ status, approvalDueDate }: StoredRequest, now: number, day: (moment: string) => string): Notice[] {
  if (status !== requestStatus.approvalPending.value || approvalDueDate === undefined) return [];
  const days = daysLeft(Date.parse(approvalDueDate), now);
  return days < 0 || days > warningDays.approval ? [] : [{ id: 'gdap.approval', level: 'WARNING', text: countedOrNone('Approval_Due', days, day(approvalDueDate)) }];
}

/** Text by what becomes of the access; of nothing else is anybody warned: it is replaced, will be asked for, or ends as wanted. */
const expiryKeys: Readonly<Record<number, string>> = { [Outlook.none]: 'Expires_Soon', [Outlook.atRisk]: 'Expires_AtRisk', [Outlook.replacing]: 'Expires_Replacing' };

function expiryNotice({ status, expiryDate, autoRenew, outlook }: StoredRequest, now: number, day: (moment: string) => string): Notice[] {
  const key = expiryKeys[outlook];
  if (status !== requestStatus.active.value || expiryDate === undefined || autoRenew || key === undefined) return [];
  const days = daysLeft(Date.parse(expiryDate), now);
  return days < 0 || days > warningDays.expiry ? [] : [{ id: 'gdap.expiry', level: 'WARNING', text: countedOrNone(key, days, day(expiryDate)) }];
}
