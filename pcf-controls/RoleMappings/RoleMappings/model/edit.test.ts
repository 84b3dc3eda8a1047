import fc from 'fast-check';
import { desk, engineers, helpdesk, licences, mapping, reader, snapshot } from '../testing/world';
import { edit, type Edit } from './edit';
import { countOf, entriesOf, liveEntries, nothingStaged, type Staged } from './staged';
import type { Mapping, Snapshot } from './types';

const after = (before: Snapshot, ...edits: readonly Edit[]) => edits.reduce((staged, change) => edit(before, staged, change, false), nothingStaged);
const afterFixed = (before: Snapshot, ...edits: readonly Edit[]) => edits.reduce((staged, change) => edit(before, staged, change, true), nothingStaged);
const shown = (before: Snapshot, staged: Staged) => liveEntries(before, staged).map(({ role, groupId }) => `${role?.name} for ${groupId?.replace('group-', '') ?? 'nobody'}`).sort();

describe('choosing the roles of a group', () => {
  const before = snapshot([mapping(helpdesk, desk), mapping(reader, null)]);

  it('adds, keeps and removes', () => {
    const staged = after(before, { do: 'setRoles', groupId: desk.id, roles: [licences] });
    expect(shown(before, staged)).toEqual(['Licences for Desk', 'Reader for nobody']);
    expect(countOf(staged)).toBe(2);
  });

  it('gives a role that nobody has yet by changing its row', () => {
    const staged = after(before, { do: 'setRoles', groupId: desk.id, roles: [helpdesk, reader] });
    expect(staged.moved).toEqual({ 'Reader for nobody': { from: null, to: desk.id, roleName: 'Reader' } });
    expect(staged.added).toEqual([]);
  });

  it('takes back a removal instead of making a second row', () => {
    const staged = after(before, { do: 'remove', key: 'Helpdesk for Desk' }, { do: 'setRoles', groupId: desk.id, roles: [helpdesk] });
    expect(countOf(staged)).toBe(0);
  });
});

describe('moving a role', () => {
  const before = snapshot([mapping(helpdesk, desk), mapping(helpdesk, engineers), mapping(reader, desk)]);

  it('changes the row, and changing it back is no change', () => {
    const there = after(before, { do: 'move', key: 'Reader for Desk', group: engineers });
    expect(shown(before, there)).toContain('Reader for Engineers');
    expect(countOf(edit(before, there, { do: 'move', key: 'Reader for Desk', group: desk }, false))).toBe(0);
  });

  it('leaves one row where the other group has the role already', () => {
    const staged = after(before, { do: 'move', key: 'Helpdesk for Desk', group: engineers });
    expect(shown(before, staged)).toEqual(['Helpdesk for Engineers', 'Reader for Desk']);
    expect(Object.keys(staged.removed)).toEqual(['Helpdesk for Desk']);
  });

  it('takes it back', () => {
    const staged = after(before, { do: 'move', key: 'Reader for Desk', group: null }, { do: 'undo', key: 'Reader for Desk' });
    expect(countOf(staged)).toBe(0);
  });
});

describe('when the customer has been asked for the roles', () => {
  it('the last row of a role is not removed but given to nobody', () => {
    const before = snapshot([mapping(helpdesk, desk)]);
    expect(shown(before, afterFixed(before, { do: 'remove', key: 'Helpdesk for Desk' }))).toEqual(['Helpdesk for nobody']);
  });

  it('a further row of it is removed', () => {
    const before = snapshot([mapping(helpdesk, desk), mapping(helpdesk, engineers)]);
    expect(shown(before, afterFixed(before, { do: 'remove', key: 'Helpdesk for Desk' }))).toEqual(['Helpdesk for Engineers']);
  });

  it('a role that came too late is removed altogether', () => {
    const before = snapshot([mapping(helpdesk, desk, { state: 'notAllowed' })]);
    expect(shown(before, afterFixed(before, { do: 'remove', key: 'Helpdesk for Desk' }))).toEqual([]);
  });
});

const roleOf = fc.constantFrom(helpdesk, licences, reader);
const groupOf = fc.constantFrom(desk, engineers, null);
const mappingsOf = fc.uniqueArray(fc.tuple(roleOf, groupOf).map(([role, to]): Mapping => mapping(role, to)), { selector: ({ id }) => id });
/** Edits of whatever entry is at an index when they are made. */
const editsOf = fc.array(fc.record({
  what: fc.constantFrom('setRoles', 'addRoles', 'move', 'remove', 'undo'), at: fc.nat(20), group: groupOf,
  roles: fc.uniqueArray(roleOf),
}), { maxLength: 12 });

function play(before: Snapshot, edits: typeof editsOf extends fc.Arbitrary<infer E> ? E : never, isFixed: boolean, each: (staged: Staged) => void = () => undefined): Staged {
  let staged = nothingStaged;
  for (const { what, at, group, roles } of edits) {
    const entries = what === 'undo' ? entriesOf(before, staged) : liveEntries(before, staged);
    const key = entries[at % Math.max(1, entries.length)]?.key ?? '';
    const groupId = group?.id ?? null;
    // What the picker offers is what the customer was asked for.
    const offered = isFixed ? roles.filter(({ id }) => before.mappings.some(({ role }) => role?.id === id)) : roles;
    const change: Edit = what === 'setRoles' || what === 'addRoles' ? { do: what, groupId, roles: offered } : what === 'move' ? { do: 'move', key, group } : { do: what === 'undo' ? 'undo' : 'remove', key };
    staged = edit(before, staged, change, isFixed);
    each(staged);
  }
  return staged;
}

describe('whatever somebody does', () => {
  it('no group has a role twice', () => {
    fc.assert(
      fc.property(mappingsOf, editsOf, (mappings, edits) => {
        const before = snapshot(mappings);
        play(before, edits, false, (staged) => {
          const all = shown(before, staged);
          expect(new Set(all).size).toBe(all.length);
        });
      }),
    );
  });

  it('the roles stay those that the customer was asked for', () => {
    fc.assert(
      fc.property(mappingsOf, editsOf, (mappings, edits) => {
        const before = snapshot(mappings);
        const rolesOf = (staged: Staged) => [...new Set(liveEntries(before, staged).map(({ role }) => role?.id))].sort();
        expect(rolesOf(play(before, edits, true))).toEqual(rolesOf(nothingStaged));
      }),
    );
  });
});
