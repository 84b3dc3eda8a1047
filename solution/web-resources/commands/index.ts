import { canCheckNow, checkNowForm, checkNowList } from './check-now';
import { canCopyLink, copyLinkForm, copyLinkList, copyMessageForm, copyMessageList } from './copy';
import { guarded } from './guarded';
import { isSaved, newFromTemplateForm, newFromTemplateList, newFromTemplates } from './new-from-template';
import { canReplace, replaceForm, replaceList } from './replace';
import { canSubmit, submitForm, submitList } from './submit';
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
  isSaved,
  newFromTemplateForm: guarded(newFromTemplateForm),
  newFromTemplateList: guarded(newFromTemplateList),
  newFromTemplates: guarded(newFromTemplates),
};

const host = window as unknown as { GdapManager?: Record<string, unknown> };
host.GdapManager = { ...host.GdapManager, Commands: commands };
