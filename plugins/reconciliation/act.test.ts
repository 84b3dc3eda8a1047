import { gdapEvent, gdapFinding, gdapRequest, Outlook, WantedAction } from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import type { Assignment, Relationship } from '../gateways/graph/types';
import { ConcurrencyError, OutcomeUnknownError, ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { defaultPolicy } from '../policy';
import { guid, now } from '../request-lifecycle/testing/facts';
import { failure } from '../request-lifecycle/testing/microsoft';
import { act } from './act';
import type { ActContext } from './context';
import type { ReconciledProvider, WantedFinding } from './model';
import { elsewhere, provider } from './testing/facts';

const wantedOf = (number: number, more: Partial<WantedFinding> = {}): WantedFinding => ({
  id: guid(number), etag: 'W/"1"', key: `microsoft r${number}`, status: 'open', wanted: 'adopt', fingerprint: 'a b', kind: 'onlyAtMicrosoft', name: `Finding ${number}`, relationshipId: `r${number}`, otherRelationshipId: null,
  requestId: null, otherRequestId: null, providerAccountId: null, lastError: null, ...more,
});

/** Findings that are wanted, Microsoft's relationships, and what is written. */
function world(wanted: WantedFinding[], relationships: readonly Relationship[], providers: readonly ReconciledProvider[] = [provider]) {
  const written: Change[][] = [];
  const faults: Error[] = [];
  const calls: string[] = [];
  const progress: string[] = [];
  const announced: string[] = [];
  const assignments = new Map<string, readonly Assignment[] | ServiceFailure>();
  const unused = async (): Promise<never> => { throw new Error('Nobody asks for this.'); };
  const requestsMade = () => new Set(written.flat().flatMap((change) => (change.do === 'create' && change.set === gdapRequest.entitySetName ? [String(change.row['gdap_microsoftid'])] : [])));
  const context: ActContext & { readonly store: { withRequest: ActContext['store']['withRequest'] } } = {
    store: {
      findings: unused, settled: unused, providerOf: unused, write: unused, lost: unused, request: unused, replaceable: unused,
      wanted: async () => wanted.filter(({ id }) => !written.flat().some((change) => change.do === 'update' && change.key === id && change.changes['gdap_wantedaction'] === WantedAction.none)),
      providers: async () => providers,
      replaced: async () => new Set(),
      withRequest: async () => requestsMade(),
      tenants: async () => new Map([[guid(800), { id: guid(5), tenantId: guid(800), name: 'Contoso', accountId: guid(7) }]]),
      groups: async () => new Map(),
      roles: async () => new Map([[guid(20), { rowId: guid(50), templateId: guid(20), name: 'Reader' }]]),
      change: async (changes) => {
        const fault = faults.shift();
        if (fault) throw fault;
        written.push([...changes]);
      },
      saveEvent: async () => undefined,
      saveProgress: async (_id, message) => void progress.push(message),
    },
    graphOf: async () => ({
      async *relationshipPages() { calls.push('list'); yield relationships; },
      findRelationship: async (id) => (calls.push('find'), relationships.find((one) => one.id === id)),
      assignmentsOf: async (ids) => (calls.push(`assignments ${ids.length}`), new Map(ids.map((id) => [id, assignments.get(id) ?? []]))),
    }),
    directoryOf: async () => ({ groupsById: async () => [] }),
    policy: defaultPolicy,
    announce: async (table, id) => void announced.push(`${table} ${id}`),
    now: async () => now,
  };
  return { run: () => act(provider.id, context, 't'), context, written, faults, calls, progress, announced, assignments, requestsMade };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('what staff want done about findings', () => {
  it('is done in one change set with the finding: a crash leaves nothing half', async () => {
    const { run, written, announced } = world([wantedOf(1)], [elsewhere(1)]);
    expect(await run()).toBe('1 done, 0 left');
    expect(written).toHaveLength(1);
    expect(written[0]?.map((change) => `${change.do} ${change.set}`)).toEqual(expect.arrayContaining([`create ${gdapRequest.entitySetName}`, `create ${gdapEvent.entitySetName}`, `update ${gdapFinding.entitySetName}`]));
    // It is as looks would leave it, its outlook too.
    expect(written[0]?.find((change) => change.do === 'create' && change.set === gdapRequest.entitySetName)).toMatchObject({ row: { gdap_outlook: Outlook.later, gdap_renewalcheckon: expect.any(String) } });
    expect(announced).toEqual([]);
    expect(await run()).toBe('unchanged');
  });

  it('reads many from the list, a hundred at once, and says how far it is', async () => {
    const { run, calls, progress, requestsMade } = world(many(145).map((number) => wantedOf(number)), many(160).map((number) => elsewhere(number)));
    expect(await run()).toBe('145 done, 0 left');
    expect(calls).toEqual(['list', 'assignments 100', 'assignments 45']);
    expect(requestsMade().size).toBe(145);
    expect(progress).toEqual(['Relationships found at Microsoft are being adopted: 0 of 145.', '145 relationships found at Microsoft were adopted.']);
  });

  it('makes each once, though nobody knows whether the first try was written', async () => {
    const { run, faults, written, requestsMade } = world([wantedOf(1), wantedOf(2)], [elsewhere(1), elsewhere(2)]);
    faults.push(new OutcomeUnknownError(failure(0, { service: 'dataverse', outcomeUnknown: true })));
    await expect(run()).rejects.toBeInstanceOf(OutcomeUnknownError);
    await run();
    expect([...requestsMade()].sort()).toEqual(['r1', 'r2']);
    expect(written).toHaveLength(1);
  });

  it('lets one that cannot be written keep nothing of the others', async () => {
    const { run, faults, requestsMade, written } = world([wantedOf(1), wantedOf(2)], [elsewhere(1), elsewhere(2)]);
    faults.push(new ConcurrencyError(failure(412, { service: 'dataverse' })), new ServiceError(failure(400, { service: 'dataverse', message: 'Not so.' })));
    expect(await run()).toBe('1 done, 1 left');
    expect([...requestsMade()]).toEqual(['r2']);
    expect(written.flat()).toContainEqual(expect.objectContaining({ key: guid(1), changes: { gdap_lasterror: expect.stringContaining('Not so.'), gdap_wantedaction: WantedAction.none } }));
  });

  it('is tried again by itself where Microsoft cannot answer now, and says so once', async () => {
    const { run, assignments, written } = world([wantedOf(1)], [elsewhere(1)]);
    assignments.set('r1', failure(429));
    expect(await run()).toBe('0 done, 1 left');
    expect(written).toEqual([[expect.objectContaining({ changes: { gdap_lasterror: expect.stringContaining('tried again by itself') } })]]);
  });

  it.each<[string, WantedFinding, readonly Relationship[], RegExp]>([
    ['is gone', wantedOf(1), [], /does not have the relationship any more/],
    ['has a status that nobody knows', wantedOf(1), [elsewhere(1, { status: 'hibernating' })], /'hibernating', which this version does not know/],
    ['names no customer', wantedOf(1), [{ ...elsewhere(1), customerTenantId: undefined }], /names no customer yet/],
    ['is of another kind', wantedOf(1, { kind: 'onlyHere' }), [elsewhere(1)], /cannot be done about a finding of this kind/],
  ])('is refused with its reason, and left to staff, where it %s', async (_, finding, relationships, reason) => {
    const { run, written } = world([finding], relationships);
    expect(await run()).toBe('0 done, 1 left');
    expect(written).toEqual([[expect.objectContaining({ key: finding.id, changes: { gdap_lasterror: expect.stringMatching(reason), gdap_wantedaction: WantedAction.none } })]]);
  });

  it('ends nothing for the sake of a relationship that has become a request since: it may be being ended', async () => {
    const [old, by] = [elsewhere(1, { endsOn: 8_000_000_000_000 }), elsewhere(2)];
    const { run, written, context } = world([wantedOf(1, { kind: 'duplicate', wanted: 'putRight', otherRelationshipId: by.id })], [old, by]);
    context.store.withRequest = async () => new Set([by.id]);
    expect(await run()).toBe('0 done, 1 left');
    expect(written).toEqual([[expect.objectContaining({ changes: { gdap_lasterror: expect.stringContaining('changed meanwhile'), gdap_wantedaction: WantedAction.none } })]]);
  });

  it('waits while the provider is not connected, but forgetting needs nobody', async () => {
    const { run, written } = world([wantedOf(1), wantedOf(2, { wanted: 'forget' })], [], [{ ...provider, clientId: null }]);
    expect(await run()).toBe('1 done, 1 left');
    expect(written.flat().map((change) => change.do === 'update' && change.changes['gdap_lasterror'])).toEqual([null, expect.stringContaining('is not connected')]);
  });
});
