import { showPage } from './page';
import { presetFrom } from './preset';
import { startPage } from './start';

startPage((root, search) => showPage(root, presetFrom(search)));
