import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { frozenColumns, lockable } from './frozen';

const statuses = Object.values(requestStatus).map(({ value }) => value);

describe('frozenColumns', () => {
  it('always locks what only the handlers write', () => {
    for (const status of [undefined, ...statuses]) {
      expect(frozenColumns(status)).toEqual(expect.arrayContaining(['gdap_acceptancelink', 'gdap_microsoftid', 'gdap_startdate', 'gdap_expirydate', 'gdap_lasterror']));
    }
  });

  it('locks what the customer approves in every state but Draft', () => {
    const free = statuses.filter((status) => !frozenColumns(status).includes('gdap_durationdays'));
    expect(free).toEqual([requestStatus.draft.value]);
  });

  it('lets auto-renew be changed in Draft and while in force, and nowhere else', () => {
    const free = statuses.filter((status) => !frozenColumns(status).includes('gdap_autorenew'));
    expect(free).toEqual([requestStatus.draft.value, requestStatus.active.value]);
  });

  it('names no column that would not be unlocked again', () => {
    for (const status of statuses) expect(lockable).toEqual(expect.arrayContaining([...frozenColumns(status)]));
  });
});
