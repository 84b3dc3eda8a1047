import { takeOver } from '../shared/handover';
import { text } from '../shared/text';
import { showInvitations } from './invitation/page';
import { handedOverTo } from './invitation/preset';
import { startPage } from './start';

startPage(async (root, search) => {
  const key = handedOverTo(search);
  const ids = key === undefined ? [] : takeOver(key);
  if (ids.length === 0) throw new Error(text('Invite_NoPreset'));
  await showInvitations(root, ids);
});
