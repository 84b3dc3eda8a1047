import { openDatabase } from '../kernel/database';
import { createOutbox } from './outbox';

const mail = {
  sentAt: '2026-11-22T10:00:00.000Z', sender: 'a@b.example', recipients: ['c@d.example'], cc: [], bcc: [], subject: 'Hello', body: '<p>Hi</p>',
  activityId: '11111111-2222-4333-8444-555555555555', regarding: null,
};

describe('the outbox', () => {
  const open = () => createOutbox(openDatabase(':memory:'));

  it('lists what has left, oldest first', () => {
    const outbox = open();
    outbox.add({ key: '1', ...mail });
    outbox.add({ key: '2', ...mail, subject: 'Again' });
    expect(outbox.list()).toEqual([{ id: 1, ...mail }, { id: 2, ...mail, subject: 'Again' }]);
    expect(outbox.list(1)).toEqual([{ id: 2, ...mail, subject: 'Again' }]);
  });

  it('takes the same mail over once', () => {
    const outbox = open();
    outbox.add({ key: '1', ...mail });
    outbox.add({ key: '1', ...mail });
    expect(outbox.list()).toHaveLength(1);
  });

  it('is empty after a reset', () => {
    const outbox = open();
    outbox.add({ key: '1', ...mail });
    outbox.reset();
    expect(outbox.list()).toEqual([]);
  });
});
