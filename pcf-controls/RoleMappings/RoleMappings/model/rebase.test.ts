import { desk, engineers, helpdesk, licences, mapping, reader, snapshot } from '../testing/world';
import { edit, type Edit } from './edit';
import { rebase } from './rebase';
import { countOf, nothingStaged } from './staged';
import type { Mapping } from './types';

const before = [mapping(helpdesk, desk), mapping(reader, null)];
const staged = (...edits: readonly Edit[]) => edits.reduce((so, change) => edit(snapshot(before), so, change, false), nothingStaged);
const onTopOf = (mappings: readonly Mapping[], changes: ReturnType<typeof staged>, roles: 'any' | 'fixed' | 'none' = 'any') => rebase(snapshot(mappings), changes, { roles });

it('keeps everything where only the states of assignments changed', () => {
  const changes = staged({ do: 'remove', key: 'Helpdesk for Desk' }, { do: 'move', key: 'Reader for nobody', group: engineers });
  const { staged: kept, dropped } = onTopOf(before.map((row) => ({ ...row, etag: 'W/"9"', state: 'pending' as const })), changes);
  expect([kept, dropped]).toEqual([changes, []]);
});

it('says nothing of what somebody else has done the same way', () => {
  const changes = staged({ do: 'remove', key: 'Helpdesk for Desk' }, { do: 'move', key: 'Reader for nobody', group: engineers }, { do: 'addRoles', groupId: desk.id, roles: [licences] });
  const { staged: kept, dropped } = onTopOf([{ ...mapping(reader, engineers), id: 'Reader for nobody' }, mapping(licences, desk)], changes);
  expect([countOf(kept), dropped]).toEqual([0, []]);
});

it('names a move of what is gone, and of what is elsewhere', () => {
  const changes = staged({ do: 'move', key: 'Helpdesk for Desk', group: null }, { do: 'move', key: 'Reader for nobody', group: engineers });
  const { dropped } = onTopOf([{ ...mapping(reader, desk), id: 'Reader for nobody' }], changes);
  expect(dropped).toEqual([
    { roleName: 'Helpdesk', because: 'Dropped_RemovedMeanwhile' },
    { roleName: 'Reader', because: 'Dropped_MovedMeanwhile' },
  ]);
});

it('does not remove what was given to somebody else meanwhile', () => {
  const { staged: kept, dropped } = onTopOf([{ ...mapping(helpdesk, engineers), id: 'Helpdesk for Desk' }], staged({ do: 'remove', key: 'Helpdesk for Desk' }));
  expect([countOf(kept), dropped]).toEqual([0, [{ roleName: 'Helpdesk', because: 'Dropped_MovedMeanwhile' }]]);
});

describe('once the request was submitted', () => {
  it('leaves out roles that the customer was not asked for, and removals of those that were', () => {
    const changes = staged({ do: 'remove', key: 'Helpdesk for Desk' }, { do: 'addRoles', groupId: desk.id, roles: [licences] });
    expect(onTopOf(before, changes, 'fixed').dropped).toEqual([
      { roleName: 'Helpdesk', because: 'Dropped_NotAllowed' },
      { roleName: 'Licences', because: 'Dropped_NotAllowed' },
    ]);
  });

  it('keeps changes of who gets them', () => {
    const changes = staged({ do: 'move', key: 'Reader for nobody', group: engineers }, { do: 'addRoles', groupId: engineers.id, roles: [helpdesk] });
    expect(onTopOf(before, changes, 'fixed')).toEqual({ staged: changes, dropped: [] });
  });
});

it('leaves out everything once it has ended', () => {
  const { staged: kept, dropped } = onTopOf(before, staged({ do: 'move', key: 'Reader for nobody', group: engineers }), 'none');
  expect([kept, dropped]).toEqual([nothingStaged, [{ roleName: 'Reader', because: 'Dropped_NotAllowed' }]]);
});
