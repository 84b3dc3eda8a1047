import type { ChangeSetOutcome } from '../../../shared/change-set';
import { offersOf } from '../model/offers';
import type { Mapping, Snapshot } from '../model/types';
import { createDrafts } from './create-drafts';
import type { Store } from './store';

const names = ['A', 'B', 'C'];
const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  customer: { id: 'c', name: 'Contoso', category: undefined, isActive: true },
  tenants: [{ id: 't', name: 'Contoso', domain: '', provider: { id: 'p', name: 'Partner Center' }, isPresent: true }],
  templates: names.map((name) => ({ id: name, name, description: '', providerId: 'p', providerName: 'Partner Center', categoryId: null, category: undefined, isDefault: true, isAdditional: false, isActive: true, autoRenew: true, durationDays: 730 })),
  requests: [],
  ...more,
});
const wanted = offersOf(snapshot()).flatMap(({ offers }) => offers);
const rolesOf = (templateId: string, count: number): Mapping[] => Array.from({ length: count }, (_, index) => ({ templateId, name: '', roleId: `r${index}`, groupId: undefined }));

/** A store with these reads, one after the other, that says what it was given. */
function storeOf({ reads = [snapshot()], roles = 1, outcome = { kind: 'saved' } }: { reads?: Snapshot[]; roles?: number; outcome?: ChangeSetOutcome }) {
  const saved: number[] = [];
  const store: Store = {
    read: async () => {
      const next = reads.shift();
      if (!next) throw { message: 'Offline.' };
      return next;
    },
    mappings: async (ids) => ids.flatMap((id) => rolesOf(id, roles)),
    save: async (changes) => {
      saved.push(changes.length);
      return outcome;
    },
  };
  return { store, saved };
}
const create = (store: Store) => {
  let ids = 0;
  return createDrafts(store, 'c', wanted, () => `new ${(ids += 1)}`);
};
const kinds = async (store: Store) => Object.values(await create(store)).map(({ kind }) => kind);

it('makes all in one change set', async () => {
  const { store, saved } = storeOf({ roles: 2 });
  expect(Object.values(await create(store))).toEqual(['new 1', 'new 2', 'new 3'].map((requestId) => ({ kind: 'created', requestId, roles: 2 })));
  expect(saved).toEqual([9]);
});

it('never tears a draft apart where Dataverse takes no more in one', async () => {
  const { store, saved } = storeOf({ roles: 400 });
  expect(await kinds(store)).toEqual(['created', 'created', 'created']);
  expect(saved).toEqual([802, 401]);
});

it('makes nothing for a customer that has become inactive', async () => {
  const { store, saved } = storeOf({ reads: [snapshot({ customer: { ...snapshot().customer, isActive: false } })] });
  expect(await kinds(store)).toEqual(['notApplying', 'notApplying', 'notApplying']);
  expect(saved).toEqual([]);
});

it('makes nothing for a tenant that its provider does not name any more', async () => {
  const { store, saved } = storeOf({ reads: [snapshot({ tenants: snapshot().tenants.map((tenant) => ({ ...tenant, isPresent: false })) })] });
  expect(await kinds(store)).toEqual(['notApplying', 'notApplying', 'notApplying']);
  expect(saved).toEqual([]);
});

it('makes nothing from a template that does not apply any more', async () => {
  const { store, saved } = storeOf({ reads: [snapshot({ templates: snapshot().templates.slice(1) })] });
  expect([(await create(store))['t A']?.kind, saved]).toEqual(['notApplying', [4]]);
});

it('writes nothing where it cannot read first', async () => {
  const { store, saved } = storeOf({ reads: [] });
  expect((await create(store))['t A']).toEqual({ kind: 'refused', message: 'Offline.' });
  expect(saved).toEqual([]);
});

it('does not know what came of it without an answer and without another look', async () => {
  const { store } = storeOf({ outcome: { kind: 'unknown' } });
  expect(await kinds(store)).toEqual(['unknown', 'unknown', 'unknown']);
});

it('says what was there already where handlers or somebody else were quicker', async () => {
  const request = { id: 'theirs', name: '', status: 'draft', statusLabel: '', tenantId: 't', templateId: 'A', autoRenew: true, expiresOn: undefined, approvalDueOn: undefined } as const;
  const { store } = storeOf({ reads: [snapshot(), snapshot({ requests: [request] })], outcome: { kind: 'changedMeanwhile', message: 'A record with the same value exists.' } });
  expect(await kinds(store)).toEqual(['alreadyThere', 'refused', 'refused']);
});

it('passes on what Dataverse says', async () => {
  const { store } = storeOf({ outcome: { kind: 'changedMeanwhile', message: 'The group does not exist.' } });
  expect((await create(store))['t B']).toEqual({ kind: 'refused', message: 'The group does not exist.' });
});
