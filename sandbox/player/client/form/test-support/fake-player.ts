import type { AppModel, TableModel, UserModel } from '../../../app-model';
import type { Dialogs, Player, WebApi } from '../../player';

const refuse = (member: string) => () => Promise.reject(new Error(`The test did not expect ${member}.`));

const user: UserModel = { id: 'u1', name: 'Ada', roles: [], privileges: {} };

/** A player of tables of tests, of which tests replace what they watch. */
export function fakePlayer(
  tables: readonly TableModel[], told: { readonly api?: Partial<WebApi>; readonly dialogs?: Partial<Dialogs>; readonly user?: Partial<UserModel> } & Partial<Omit<Player, 'api' | 'dialogs'>> = {},
): Player {
  const app: AppModel = {
    version: '1', id: 'app', uniqueName: 'acm_desk', name: 'Desk', description: '', areas: [], components: {},
    tables: Object.fromEntries(tables.map((table) => [table.logicalName, table])),
  };
  const caller = { ...user, ...told.user };
  const { api, dialogs, user: _user, ...rest } = told;
  return {
    app,
    session: {
      user: caller, users: [caller], languages: [1033], languageId: 1033, now: '2026-03-01T10:00:00Z', organization: { id: 'o', name: 'Acme' }, apps: [],
    },
    api: {
      get: refuse('get'), fetch: refuse('fetch'), create: refuse('create'), update: refuse('update'), remove: refuse('remove'),
      changeSet: refuse('changeSet'), each: refuse('each'), send: refuse('send'), ...api,
    },
    dialogs: {
      alert: refuse('alert'), confirm: refuse('confirm'), error: refuse('error'), showProgress: () => undefined, closeProgress: () => undefined,
      lookup: refuse('lookup'), quickCreate: refuse('quickCreate'), page: refuse('page'), notify: () => '', clearNotification: () => undefined, ...dialogs,
    },
    isDark: false,
    now: () => new Date('2026-03-01T10:00:00Z'),
    page: () => ({ kind: 'list', table: 'acm_ticket' }),
    navigate: () => Promise.resolve(true),
    rowsChanged: () => undefined,
    onRowsChanged: () => () => undefined,
    guardLeaving: () => () => undefined,
    ...rest,
  };
}
