import { takeOver } from '../shared/handover';
import { showBulk } from './bulk/page';
import { showPage } from './page';
import { presetFrom } from './preset';
import { startPage } from './start';

startPage((root, search) => {
  const preset = presetFrom(search);
  const customers = preset.customers === undefined ? [] : takeOver(preset.customers);
  return customers.length > 0 ? showBulk(root, customers) : showPage(root, preset);
});
