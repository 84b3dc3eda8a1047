import { provider } from '../request-lifecycle/testing/facts';
import { dueProviders } from './capability';

describe('whose list of roles is read', () => {
  const one = { facts: { ...provider, id: 'one' }, refreshRequestedOn: null };
  const other = { facts: { ...provider, id: 'other' }, refreshRequestedOn: null };
  const due = (providers: Parameters<typeof dueProviders>[0], asked: [string, { on: number; failures: number; againOn: number }][] = []) => dueProviders(providers, new Map(asked), 100_000, 50);

  it('is the first one that works, for roles are the same in every tenant', () => expect(due([one, other])).toEqual(['one']));

  it('is nobody’s while what was read is new', () => expect(due([one, other], [['other', { on: 99_000, failures: 0, againOn: 0 }]])).toEqual([]));

  it('is theirs who asked for a refresh since', () => expect(due([one, { ...other, refreshRequestedOn: 99_500 }], [['other', { on: 99_000, failures: 0, againOn: 0 }]])).toEqual(['other']));

  it('is another one’s while the first has trouble', () => expect(due([one, other], [['one', { on: 99_000, failures: 1, againOn: 110_000 }]])).toEqual(['other']));

  it('is nobody’s who is not connected', () => expect(due([{ ...one, facts: { ...one.facts, connectionState: 'attention' } }, { ...other, facts: { ...other.facts, clientId: null } }])).toEqual([]));
});
