import { mergeSnapshots } from '../builders/table';
import { account } from './account';
import { activities } from './activities';
import { associations } from './associations';
import { components } from './components';
import { contact } from './contact';
import { events } from './events';
import { notifications } from './notifications';
import { organisation } from './organization';
import { people } from './people';
import { solutions } from './solutions';

/** The tables that an environment has before anything is imported. */
export const baseTables = mergeSnapshots(account, contact, people, organisation, solutions, components, events, activities, notifications, associations);
