import fc from 'fast-check';
import { findingChanges, fingerprintOf } from './changes';
import type { Finding, KeptFinding } from './model';

const finding = (more: Partial<Finding> = {}): Finding => ({
  key: 'microsoft r1', kind: 'onlyAtMicrosoft', name: 'Contoso', relationshipId: 'r1', otherRelationshipId: null, relationshipName: 'R', microsoftStatus: 'active', startsOn: null, endsOn: null,
  customerTenantId: null, requestId: null, otherRequestId: null, providerAccountId: null, accountId: null, details: 'What it is.', about: 'active', byItself: false, ...more,
});
const keptOf = (found: Finding, more: Partial<KeptFinding> = {}): KeptFinding => ({ id: found.key, etag: 'W/"1"', key: found.key, status: 'open', wanted: 'none', fingerprint: fingerprintOf(found), lastError: null, ...more });

/** What is kept once the changes are written. */
function after(found: readonly Finding[], kept: readonly KeptFinding[]): KeptFinding[] {
  const { create, update, settle } = findingChanges(found, kept);
  const settled = new Set(settle.map(({ key }) => key));
  const updates = new Map(update.map((one) => [one.kept.key, one]));
  return [
    ...kept.map((row): KeptFinding => {
      const change = updates.get(row.key);
      if (settled.has(row.key)) return { ...row, status: 'settled', wanted: 'none' };
      return change ? { ...row, fingerprint: change.fingerprint, wanted: change.wanted, status: change.reopen ? 'open' : row.status } : row;
    }),
    ...create.map(({ finding: made, fingerprint, wanted }) => keptOf(made, { fingerprint, wanted })),
  ];
}

const some = fc.uniqueArray(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), about: fc.constantFrom('x', 'y'), details: fc.constantFrom('1', '2'), byItself: fc.boolean() }), { selector: ({ key }) => key }).map((all) => all.map(finding));
const kept = fc.uniqueArray(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), status: fc.constantFrom('open', 'forgotten', 'settled'), wanted: fc.constantFrom('none', 'adopt', 'forget'), about: fc.constantFrom('x', 'y') }), { selector: ({ key }) => key })
  .map((all) => all.map(({ key, status, wanted, about }) => keptOf(finding({ key, about }), { status, wanted: status === 'settled' ? 'none' : wanted })));

describe('what findings become', () => {
  it('are adopted by themselves once: what was refused waits for staff, or until it changes', () => {
    const found = finding({ byItself: true });
    const refused = keptOf(found, { lastError: 'It could not be done as it stands.' });
    expect(findingChanges([found], [refused]).update).toEqual([]);
    expect(findingChanges([found], [keptOf(found)]).update).toMatchObject([{ wanted: 'adopt' }]);
    const changed = finding({ byItself: true, about: 'expiring' });
    expect(findingChanges([changed], [refused]).update).toMatchObject([{ wanted: 'adopt' }]);
  });

  it('is nothing where nothing has changed, whatever was there before', () => {
    fc.assert(fc.property(some, kept, (found, before) => {
      expect(findingChanges(found, after(found, before))).toEqual({ create: [], update: [], settle: [] });
    }));
  });

  it('is settled, all of them, when there is no difference any more', () => {
    fc.assert(fc.property(some, kept, (found, before) => expect(after([], after(found, before)).every(({ status }) => status === 'settled')).toBe(true)));
  });

  it('stays forgotten while it is the same, also in other words, and comes back when it has changed', () => {
    const forgotten = [keptOf(finding(), { status: 'forgotten' })];
    expect(after([finding({ details: 'Other words.' })], forgotten)).toMatchObject([{ status: 'forgotten' }]);
    expect(after([finding({ about: 'expiring' })], forgotten)).toMatchObject([{ status: 'open' }]);
  });

  it('keeps what staff want while it is found, and wants by itself only what is open', () => {
    expect(after([finding({ details: 'Other.' })], [keptOf(finding(), { wanted: 'forget' })])).toMatchObject([{ wanted: 'forget', status: 'open' }]);
    expect(after([finding({ byItself: true })], [])).toMatchObject([{ wanted: 'adopt' }]);
    expect(after([finding({ byItself: true })], [keptOf(finding(), { status: 'forgotten' })])).toMatchObject([{ wanted: 'none', status: 'forgotten' }]);
  });

  it('is open again, and nobody has decided, when a settled one is found again', () => {
    expect(after([finding()], [keptOf(finding(), { status: 'settled' })])).toMatchObject([{ status: 'open', wanted: 'none' }]);
  });
});
