import { gdapFinding, gdapRequest, gdapRoleMapping } from '@gdap-manager/entities';
import { defaultPolicy } from '../policy';
import { guid, now, provider as facts, request, tenant } from '../request-lifecycle/testing/facts';
import type { ActContext } from './context';
import { adoptDifferences, putDifferencesRight } from './differing';
import type { WantedFinding } from './model';
import { elsewhere, provider } from './testing/facts';

const differs = { groups: [], unnamed: [guid(20)], lacking: [] };
const stored = { request: { ...request, status: 'active', microsoftId: 'r1', memory: { differs } } as const, mappings: [], tenant: { ...tenant, provider: facts } };
const finding = (etag: string): WantedFinding => ({
  id: guid(1), etag, key: 'differs r', status: 'open', wanted: 'putRight', fingerprint: 'a b', kind: 'differs', name: 'R', relationshipId: 'r1', otherRelationshipId: null,
  requestId: stored.request.id, otherRequestId: null, providerAccountId: null, lastError: null,
});
const unused = async (): Promise<never> => { throw new Error('Nobody asks for this.'); };
const context = {
  store: {
    request: async () => stored,
    replaceable: async () => ({
      etag: 'W/"1"', name: 'Contoso', accountId: guid(7), providerAccountId: guid(5), templateId: null, contactId: null, atEnd: null, autoRenew: false, durationDays: 365, owner: undefined, mappings: [],
    }),
    roles: async () => new Map([[guid(20), { rowId: guid(50), templateId: guid(20), name: 'Reader' }]]),
    groups: async () => new Map(), tenants: unused, withRequest: unused,
  },
  graphOf: async () => ({ findRelationship: async () => elsewhere(1), assignmentsOf: async () => new Map([['r1', []]]) }),
  policy: defaultPolicy,
} as unknown as ActContext;

async function madeIn(set: string, work: ReturnType<typeof putDifferencesRight>): Promise<unknown[]> {
  const result = await work;
  const changes = 'changes' in result ? result.changes : [];
  expect(changes.at(-1)).toMatchObject({ set: gdapFinding.entitySetName, etag: expect.any(String) as string });
  expect(changes).toContainEqual(expect.objectContaining({ set: gdapRequest.entitySetName, etag: stored.request.etag, changes: { gdap_memory: null, gdap_nextcheckon: new Date(now).toISOString().replace('.000', '') } }));
  return changes.flatMap((change) => (change.do === 'create' && change.set === set ? [change.row[set === gdapRequest.entitySetName ? 'gdap_requestid' : 'gdap_rolemappingid']] : []));
}

describe('what differs is put right', () => {
  it('once for a finding as it was read, and by another draft where the same is found again after the customer had not approved the first', async () => {
    const draftOf = (etag: string) => madeIn(gdapRequest.entitySetName, putDifferencesRight(finding(etag), false, context, now, 't'));
    const [first] = await draftOf('W/"1"');
    expect(await draftOf('W/"1"')).toEqual([first]);
    expect(await draftOf('W/"2"')).not.toEqual([first]);
  });

  it('by mappings of its own each time, for those of an earlier time may have been given other groups', async () => {
    const mappingsOf = (etag: string) => madeIn(gdapRoleMapping.entitySetName, adoptDifferences(provider, finding(etag), context, now, 't'));
    const [first] = await mappingsOf('W/"1"');
    expect(first).toBeDefined();
    expect(await mappingsOf('W/"1"')).toEqual([first]);
    expect(await mappingsOf('W/"2"')).not.toEqual([first]);
  });
});
