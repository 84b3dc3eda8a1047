import { desk, engineers, group, helpdesk, licences, mapping, reader, snapshot } from '../testing/world';
import { cardsOf, isSameCard, nameKey, sharedNames } from './cards';
import { edit } from './edit';
import { nothingStaged } from './staged';

const before = snapshot([mapping(reader, null), mapping(licences, engineers), mapping(helpdesk, engineers), mapping(helpdesk, desk)]);
const shown = (staged = nothingStaged) => cardsOf(before, staged).map(({ group, entries }) => [group?.name ?? 'nobody', ...entries.map(({ role, mark }) => `${role?.name} ${mark}`)]);

it('shows groups by name with their roles by name, and last what nobody gets', () => {
  expect(shown()).toEqual([
    ['Desk', 'Helpdesk unchanged'],
    ['Engineers', 'Helpdesk unchanged', 'Licences unchanged'],
    ['nobody', 'Reader unchanged'],
  ]);
});

it('shows what is staged where it will be, and what is removed where it was', () => {
  const moved = edit(before, nothingStaged, { do: 'move', key: 'Reader for nobody', group: desk }, false);
  const removed = edit(before, moved, { do: 'remove', key: 'Helpdesk for Engineers' }, false);
  expect(shown(removed)).toEqual([
    ['Desk', 'Helpdesk unchanged', 'Reader moved'],
    ['Engineers', 'Helpdesk removed', 'Licences unchanged'],
  ]);
});

it('shows a group that was just added, without roles', () => {
  const empty = snapshot([]);
  expect(cardsOf(empty, edit(empty, nothingStaged, { do: 'showGroup', group: desk }, false))).toEqual([{ group: desk, entries: [] }]);
});

it('knows a card that shows the same again, and one that does not', () => {
  const [card] = cardsOf(before, nothingStaged);
  const [again] = cardsOf({ ...before, mappings: before.mappings.map((row) => ({ ...row, etag: 'W/"9"' })) }, nothingStaged);
  const [other] = cardsOf({ ...before, mappings: before.mappings.map((row) => ({ ...row, state: 'error' as const })) }, nothingStaged);
  expect(card && again && other && [isSameCard(card, again), isSameCard(card, other)]).toEqual([true, false]);
});

it('shows what was read last of a group, not what was known when it was chosen', () => {
  const staged = edit(before, nothingStaged, { do: 'showGroup', group: { ...desk, presence: 'wanted' } }, false);
  expect(cardsOf(before, staged)[0]?.group?.presence).toBe('present');
});

it('knows which names several groups have, whatever their case', () => {
  const names = sharedNames([desk, group('DESK'), engineers]);
  expect([names.has(nameKey('Desk')), names.has(nameKey('Engineers'))]).toEqual([true, false]);
});
