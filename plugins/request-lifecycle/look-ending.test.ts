import {  } from './testing/facts';
import { world } from './testing/world';

const dayMs = 24 * 3600 * 1000;

describe('terminating', () => {
  it('asks once, and waits', async () => {
    const { inForce, look, calm, microsoft, store, events } = world();
    await inForce();
    store.edit({ status: 'terminating' });
    await look();
    await look();
    expect(microsoft.calls.filter((name) => name === 'terminate')).toHaveLength(1);
    await calm();
    expect(store.request).toMatchObject({ status: 'terminated', lastError: null });
    expect(events()).toContain('Terminated');
  });

  it('deletes what was never sent to the customer', async () => {
    const { look, microsoft, store } = world();
    microsoft.faults = ['none', { before: 500 }, { before: 500 }];
    await look();
    store.edit({ status: 'terminating' });
    await look();
    expect(microsoft.relationships).toEqual([]);
    expect(store.request.status).toBe('terminated');
  });

  it('is over at once where there never was anything', async () => {
    const { look, store, microsoft } = world({ status: 'terminating' });
    await look();
    expect(store.request.status).toBe('terminated');
    expect(microsoft.calls).toEqual(['find']);
  });

  it('waits for the customer where Microsoft does not let it be withdrawn, asks once a day, and ends it when approved', async () => {
    const { look, calm, microsoft, store, relationship, clock } = world();
    await look();
    store.edit({ status: 'terminating' });
    await look();
    await look();
    expect(store.request).toMatchObject({ status: 'terminating', waitingOn: 'customer', lastError: expect.stringContaining('as soon as the customer approves') });
    expect(microsoft.calls.filter((name) => name === 'terminate')).toHaveLength(1);
    clock.now += dayMs;
    await look();
    expect(microsoft.calls.filter((name) => name === 'terminate')).toHaveLength(2);
    microsoft.move(relationship().id, 'approved');
    await calm();
    expect(store.request.status).toBe('terminated');
  });

  it('withdraws where Microsoft allows it', async () => {
    const { look, calm, microsoft, store } = world();
    microsoft.allowWithdrawal = true;
    await look();
    store.edit({ status: 'terminating' });
    await calm();
    expect(store.request.status).toBe('terminated');
  });

  it('is Expired where the end came first', async () => {
    const { inForce, look, microsoft, store, relationship } = world();
    await inForce();
    microsoft.move(relationship().id, 'expired');
    store.edit({ status: 'terminating' });
    await look();
    expect(store.request.status).toBe('expired');
  });
});

describe('ended', () => {
  it('costs nothing any more', async () => {
    const { inForce, look, microsoft, store, relationship } = world();
    await inForce();
    microsoft.move(relationship().id, 'terminated');
    await look();
    microsoft.calls.length = 0;
    expect(await look()).toBe('unchanged');
    expect(microsoft.calls).toEqual([]);
    expect(store.request.status).toBe('terminated');
  });

  it('is set right where somebody ended only the row', async () => {
    const { inForce, look, store, events } = world();
    await inForce();
    store.edit({ status: 'terminated' });
    await look();
    expect(store.request.status).toBe('active');
    expect(events()).toContain('Status set right');
  });
});
