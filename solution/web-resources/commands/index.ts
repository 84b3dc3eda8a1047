import { applyTemplateForm, applyTemplateList } from './apply-template';
import { checkConnectionForm, checkConnectionList, refreshCustomersForm, refreshCustomersList } from './ask-providers';
import { canCheckNow, checkNowForm, checkNowList } from './check-now';
import { canConfirmMatch, confirmMatchForm, confirmMatchList } from './confirm-match';
import { connectForm, connectList } from './connect-provider';
import { canCopyLink, copyLinkForm, copyLinkList, copyMessageForm, copyMessageList } from './copy';
import { canHeed, canIgnore, heedForm, heedList, ignoreForm, ignoreList } from './customer-or-not';
import { approveConsentForm, approveConsentList, canDecideConsent, rejectConsentForm, rejectConsentList } from './decide-consent';
import {
  adoptFindingForm, adoptFindingList, canAdoptFinding, canForgetFinding, canPutFindingRight, compareNow, forgetFindingForm, forgetFindingList, putFindingRightForm, putFindingRightList,
} from './decide-findings';
import { guarded } from './guarded';
import { canInvite, canStopReminders, inviteAccounts, inviteForm, inviteList, invitePendingOfAccount, remindForm, remindList, stopRemindersForm, stopRemindersList } from './invitations';
import { canMatch, matchForm, matchList } from './match-customers';
import { canMakeAccount, newAccountForm, newAccountList } from './new-account';
import { isSaved, newFromTemplateAccounts, newFromTemplateForm, newFromTemplateList, newFromTemplates } from './new-from-template';
import { previewMessage, showPlaceholders } from './preview-message';
import {
  askAgainForm, askAgainList, canKeepAccess, canLetEnd, canRenew, keepAccessForm, keepAccessList, letEndForm, letEndList, removeGlobalForm, removeGlobalList,
} from './renewal';
import { canReplace, replaceForm, replaceList } from './replace';
import { canSubmit, submitForm, submitList } from './submit';
import { templateFromForm, templateFromList } from './template-from-request';
import { canTerminate, terminateForm, terminateList } from './terminate';

/** What the ribbons call, by the names that stand in their definitions. */
const commands = {
  canSubmit,
  submitForm: guarded(submitForm),
  submitList: guarded(submitList),
  canTerminate,
  terminateForm: guarded(terminateForm),
  terminateList: guarded(terminateList),
  canCopyLink,
  copyLinkForm: guarded(copyLinkForm),
  copyLinkList: guarded(copyLinkList),
  copyMessageForm: guarded(copyMessageForm),
  copyMessageList: guarded(copyMessageList),
  canCheckNow,
  checkNowForm: guarded(checkNowForm),
  checkNowList: guarded(checkNowList),
  canReplace,
  replaceForm: guarded(replaceForm),
  replaceList: guarded(replaceList),
  canRenew,
  canLetEnd,
  canKeepAccess,
  askAgainForm: guarded(askAgainForm),
  askAgainList: guarded(askAgainList),
  letEndForm: guarded(letEndForm),
  letEndList: guarded(letEndList),
  keepAccessForm: guarded(keepAccessForm),
  keepAccessList: guarded(keepAccessList),
  removeGlobalForm: guarded(removeGlobalForm),
  removeGlobalList: guarded(removeGlobalList),
  templateFromForm: guarded(templateFromForm),
  templateFromList: guarded(templateFromList),
  applyTemplateForm: guarded(applyTemplateForm),
  applyTemplateList: guarded(applyTemplateList),
  canInvite,
  inviteForm: guarded(inviteForm),
  inviteList: guarded(inviteList),
  invitePendingOfAccount: guarded(invitePendingOfAccount),
  inviteAccounts: guarded(inviteAccounts),
  remindForm: guarded(remindForm),
  remindList: guarded(remindList),
  canStopReminders,
  stopRemindersForm: guarded(stopRemindersForm),
  stopRemindersList: guarded(stopRemindersList),
  previewMessage: guarded(previewMessage),
  showPlaceholders: guarded(showPlaceholders),
  canDecideConsent,
  approveConsentForm: guarded(approveConsentForm),
  approveConsentList: guarded(approveConsentList),
  rejectConsentForm: guarded(rejectConsentForm),
  rejectConsentList: guarded(rejectConsentList),
  canAdoptFinding,
  adoptFindingForm: guarded(adoptFindingForm),
  adoptFindingList: guarded(adoptFindingList),
  canPutFindingRight,
  putFindingRightForm: guarded(putFindingRightForm),
  putFindingRightList: guarded(putFindingRightList),
  canForgetFinding,
  forgetFindingForm: guarded(forgetFindingForm),
  forgetFindingList: guarded(forgetFindingList),
  compareNow: guarded(compareNow),
  connectForm: guarded(connectForm),
  connectList: guarded(connectList),
  checkConnectionForm: guarded(checkConnectionForm),
  checkConnectionList: guarded(checkConnectionList),
  refreshCustomersForm: guarded(refreshCustomersForm),
  refreshCustomersList: guarded(refreshCustomersList),
  isSaved,
  newFromTemplateForm: guarded(newFromTemplateForm),
  newFromTemplateList: guarded(newFromTemplateList),
  newFromTemplates: guarded(newFromTemplates),
  newFromTemplateAccounts: guarded(newFromTemplateAccounts),
  canConfirmMatch,
  confirmMatchForm: guarded(confirmMatchForm),
  confirmMatchList: guarded(confirmMatchList),
  canMatch,
  matchForm: guarded(matchForm),
  matchList: guarded(matchList),
  canMakeAccount,
  newAccountForm: guarded(newAccountForm),
  newAccountList: guarded(newAccountList),
  canIgnore,
  ignoreForm: guarded(ignoreForm),
  ignoreList: guarded(ignoreList),
  canHeed,
  heedForm: guarded(heedForm),
  heedList: guarded(heedList),
};

const host = window as unknown as { GdapManager?: Record<string, unknown> };
host.GdapManager = { ...host.GdapManager, Commands: commands };
