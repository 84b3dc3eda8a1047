import { showMatching } from './matching/page';
import { tenantsFrom } from './matching/preset';
import { startPage } from './start';

startPage((root, search) => showMatching(root, tenantsFrom(search)));
