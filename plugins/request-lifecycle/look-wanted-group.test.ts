import { group, guid, mapping, roles } from './testing/facts';
import { world } from './testing/world';

describe('a group that is still to be created', () => {
  const wanted = group(1, { groupId: '', presence: 'wanted' });
  const begin = (given = wanted) => world({}, [mapping(1, roles.reader, given), mapping(2, roles.exchange, group(2))]);

  it('does not keep the request from being sent', async () => {
    const { look, store } = begin();
    await look();
    expect(store.request).toMatchObject({ status: 'approvalPending', lastError: null });
  });

  it('is waited for, while the others get their roles, and gets its own as soon as it is there', async () => {
    const { inForce, store, microsoft, relationship, calm } = begin();
    await inForce();
    expect(microsoft.live(relationship().id).map(({ groupId }) => groupId)).toEqual([guid(202)]);
    expect(store.mappings.map(({ state, message }) => [state, message])).toEqual([['pending', expect.stringContaining('still to be created')], ['active', null]]);
    expect(store.request).toMatchObject({ lastError: null, nextCheckOn: null });

    store.editMapping(guid(301), { group: group(1) });
    await calm();
    expect(microsoft.live(relationship().id).map(({ groupId }) => groupId).sort()).toEqual([guid(201), guid(202)]);
    expect(store.mappings.map(({ state, message }) => [state, message])).toEqual([['active', null], ['active', null]]);
  });

  it('that cannot be made is a matter for staff', async () => {
    const { inForce, store } = begin({ ...wanted, presence: 'attention' });
    await inForce();
    expect(store.mappings[0]).toMatchObject({ state: 'error', message: expect.stringContaining('Its own form says what to do') });
    expect(store.request).toMatchObject({ status: 'active', waitingOn: 'staff' });
  });
});
