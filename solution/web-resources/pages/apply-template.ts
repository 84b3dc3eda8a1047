import { text } from '../shared/text';
import { showApplying } from './applying/page';
import { templateFrom } from './applying/preset';
import { startPage } from './start';

startPage(async (root, search) => {
  const template = templateFrom(search);
  if (template === undefined) throw new Error(text('Applying_NoTemplate'));
  await showApplying(root, template);
});
