import { brandNew, desk, globalAdministrator, gone, group, helpdesk, mapping, renamed, snapshot, withdrawn } from '../testing/world';
import { hintsOf, obstacleOf } from './hints';
import { nothingStaged } from './staged';
import type { Snapshot } from './types';

const textsOf = (of: Snapshot) => hintsOf(of, nothingStaged).map(({ text }) => text);

it('has nothing to say of an ordinary draft', () => {
  expect(textsOf(snapshot([mapping(helpdesk, desk)]))).toEqual([]);
});

it('misses roles where there are none', () => {
  expect(textsOf(snapshot([]))).toEqual(['Hint_NoRoles']);
});

it('refuses Global Administrator with auto-renew, and only with it', () => {
  expect(textsOf(snapshot([mapping(globalAdministrator, desk)]))).toEqual(['Hint_AutoRenew']);
  expect(textsOf(snapshot([mapping(globalAdministrator, desk)], { autoRenew: false }))).toEqual([]);
});

it('names roles that cannot be given, or of which nobody knows', () => {
  expect(textsOf(snapshot([mapping(withdrawn, desk), mapping(brandNew, desk)]))).toEqual(['Hint_NotAssignable', 'Hint_Unconfirmed']);
});

it('names groups of another provider and groups that are gone, in every state', () => {
  const foreign = group('Foreign', { providerId: 'another' });
  const gone = group('Gone', { presence: 'deleted' });
  const holder = { kind: 'request', status: 'active' } as const;
  expect(textsOf(snapshot([mapping(helpdesk, foreign), mapping(helpdesk, gone)], holder, [foreign, gone]))).toEqual(['Hint_ForeignGroup', 'Hint_DeletedGroup']);
});

it('advises fewer privileged roles from six on', () => {
  const privileged = (count: number) => Array.from({ length: count }, (_, index) => mapping({ ...helpdesk, id: `p${index}`, name: `P${index}` }, desk));
  expect(textsOf(snapshot(privileged(5)))).toEqual([]);
  expect(hintsOf(snapshot(privileged(6)), nothingStaged)).toEqual([{ level: 'info', text: 'Hint_ManyPrivileged', values: ['P0, P1, P2, P3, P4, P5', 6] }]);
});

it('does not reproach a request in force with what cannot be changed any more', () => {
  expect(textsOf(snapshot([mapping(globalAdministrator, desk), mapping(withdrawn, desk)], { kind: 'request', status: 'active' }))).toEqual([]);
});

it('says why a role cannot be chosen', () => {
  expect([obstacleOf(withdrawn, false), obstacleOf(globalAdministrator, true), obstacleOf(globalAdministrator, false), obstacleOf(brandNew, true)])
    .toEqual(['Role_Deprecated', 'Role_BlocksAutoRenew', undefined, undefined]);
});

it('names roles that Microsoft has no more, and not those that it only renamed', () => {
  expect(textsOf(snapshot([mapping(gone, desk), mapping(renamed, desk)]))).toEqual(['Hint_MissingRole']);
  expect([obstacleOf(gone, true), obstacleOf(renamed, true)]).toEqual(['Role_Missing', undefined]);
});

it('warns of groups that could not be made, and not of those that are being made', () => {
  const stuck = group('Stuck', { presence: 'attention' });
  const wanted = group('Wanted', { presence: 'wanted' });
  expect(hintsOf(snapshot([mapping(helpdesk, stuck), mapping(helpdesk, wanted)], {}, [stuck, wanted]), nothingStaged)).toEqual([{ level: 'warning', text: 'Hint_GroupAttention', values: ['Stuck'] }]);
});
