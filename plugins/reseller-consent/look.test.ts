import { gdapEvent, gdapProviderAccount, gdapRequest, gdapRoleMapping, PartnerConsent, RequestOrigin, RequestStatus } from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import type { Relationship } from '../gateways/graph/types';
import { OutcomeUnknownError, ServiceError } from '../gateways/transport/service-error';
import { guid, now, provider as facts, relationship, relationshipId } from '../request-lifecycle/testing/facts';
import { failure } from '../request-lifecycle/testing/microsoft';
import { adopt, type AdoptionContext } from './look';
import type { AdoptingProvider, KnownTenant } from './model';
import { requestIdOf } from './plan';

const indirect: AdoptingProvider = { ...facts, name: 'Ingram', type: 'ingram', indirectProviderTenantId: guid(70), createdOn: 1 };
const asked = (more: Partial<Relationship> = {}) =>
  relationship({ status: 'approvalPending', displayName: 'Distributor', autoExtend: false, durationDays: 365, customerName: 'Contoso', roleIds: ['role-a'], reseller: { indirectProviderTenantId: guid(70), isPartnerConsentPending: true }, ...more });

/** A provider, Microsoft's list of relationships, and what is written. */
function world(relationships: readonly Relationship[], providers: readonly AdoptingProvider[] = [indirect]) {
  const written: Change[][] = [];
  const events: string[] = [];
  const faults: Error[] = [];
  const announced: string[] = [];
  const tenants = new Map<string, KnownTenant>();
  const context: AdoptionContext = {
    store: {
      providers: async () => providers,
      kept: async () => ({
        relationshipIds: new Set(written.flat().flatMap((change) => (change.do === 'create' && change.set === gdapRequest.entitySetName ? [String(change.row['gdap_microsoftid'])] : []))),
        tenants,
        roles: new Map([['role-a', { rowId: guid(50), templateId: 'role-a', name: 'Role A' }]]),
      }),
      write: async (changes) => {
        const fault = faults.shift();
        if (fault) throw fault;
        written.push([...changes]);
      },
      saveEvent: async (_subject, { message }) => void events.push(message),
    },
    graphOf: async () => ({ async *relationshipPages() { yield relationships; } }),
    policy: { approvalDays: 90 },
    announce: async (table, id) => void announced.push(`${table} ${id}`),
    now: async () => now,
  };
  return { look: (id = indirect.id) => adopt(id, context, 't'), written, events, faults, tenants, announced };
}

describe('what indirect providers ask on our behalf', () => {
  it('becomes a request with its tenant, its roles and an entry, in one change set', async () => {
    const { look, written, announced } = world([asked(), relationship({ id: 'ours' })]);
    expect(await look()).toBe('1 adopted');
    expect(announced).toEqual([expect.stringMatching(/^gdap_provideraccount /), `gdap_request ${requestIdOf(relationshipId)}`]);
    expect(written).toHaveLength(1);
    expect(written[0]?.map((change) => [change.do, change.set])).toEqual(
      [gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapEvent].map(({ entitySetName }) => ['create', entitySetName]),
    );
    expect(written[0]?.[1]).toMatchObject({
      row: {
        gdap_requestid: requestIdOf(relationshipId), gdap_name: 'Contoso: Distributor', statuscode: RequestStatus.approvalPending, gdap_origin: RequestOrigin.indirectProvider,
        gdap_partnerconsent: PartnerConsent.pending, gdap_microsoftid: relationshipId, gdap_durationdays: 365, gdap_autorenew: false,
      },
    });
  });

  it('is made once, however often it is looked at', async () => {
    const { look, written } = world([asked()]);
    await look();
    expect(await look()).toBe('unchanged');
    expect(written).toHaveLength(1);
  });

  it('belongs to the customer whose tenant it is', async () => {
    const { look, written, tenants } = world([asked()]);
    tenants.set(guid(6), { id: guid(5), tenantId: guid(6), name: 'Known', accountId: guid(7) });
    await look();
    expect(written[0]?.[0]).toMatchObject({ set: gdapRequest.entitySetName, row: { gdap_name: 'Known: Distributor', 'gdap_AccountId@odata.bind': `/accounts(${guid(7)})` } });
  });

  it('tells of roles that our catalogue does not have, and asks for the others', async () => {
    const { look, written } = world([asked({ roleIds: ['role-a', 'role-new'] })]);
    await look();
    expect(written[0]?.filter(({ set }) => set === gdapRoleMapping.entitySetName)).toHaveLength(1);
    expect(JSON.stringify(written[0]?.at(-1))).toContain('role-new');
  });

  it('has names cut to what the columns take', async () => {
    const { look, written } = world([asked({ customerName: '名'.repeat(500) })]);
    await look();
    const names = written[0]?.flatMap((change) => (change.do === 'create' && 'gdap_name' in change.row ? [String(change.row['gdap_name']).length] : [])) ?? [];
    expect(Math.max(...names)).toBeLessThanOrEqual(200);
  });

  it('is made for the others where one cannot be made, and the message is tried again', async () => {
    const { look, written, faults } = world([asked({ id: 'r1' }), asked({ id: 'r2', customerTenantId: guid(8) })]);
    faults.push(new ServiceError(failure(412, { service: 'dataverse' })));
    await expect(look()).rejects.toBeInstanceOf(ServiceError);
    expect(written).toHaveLength(1);
    await look();
    expect(written).toHaveLength(2);
  });

  it('is announced although nobody answered whether it is there, and is tried again', async () => {
    const { look, faults, announced } = world([asked()]);
    faults.push(new OutcomeUnknownError(failure(0, { service: 'dataverse' })));
    await expect(look()).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(announced).toEqual([expect.stringMatching(/^gdap_provideraccount /), `gdap_request ${requestIdOf(relationshipId)}`]);
  });

  it('is told of where no provider stands for who asks', async () => {
    const { look, events, written } = world([asked()], [{ ...facts, createdOn: 1 }]);
    await look();
    expect(written).toEqual([]);
    expect(events).toEqual([expect.stringContaining(`enter ${guid(70)} as its indirect provider tenant id`)]);
  });

  it('is not asked for without a connection', async () => {
    const { look } = world([asked()], [{ ...indirect, clientId: null }]);
    expect(await look()).toBe('not connected');
    expect(await look(guid(99))).toBe('not connected');
  });
});
