import { showOverview } from './overview/page';
import { startPage } from './start';

startPage((root) => showOverview(root));
