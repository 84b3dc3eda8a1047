import { AutomaticRequests, gdapProvider, gdapSecurityGroup, GroupPresence, ProviderType } from '@gdap-manager/entities';
import { partner, recommendedGroups } from '../demo/partner';
import type { PartnerGraph } from './graph-client';
import { idOf } from './ids';
import type { SandboxControls } from './sandbox-controls';
import type { WebApi } from './web-api';

export const providerId = idOf('provider', partner.tenantId);

/** A security group, as it is known on both sides. */
export interface KnownGroup {
  readonly name: string;
  /** The row in Dataverse. */
  readonly rowId: string;
  /** The object in Entra. */
  readonly objectId: string;
}

/** Makes the demonstration's partner tenant known to Microsoft. */
export const addPartnerTenant = (controls: SandboxControls): Promise<void> => controls.addTenant({ ...tenant(partner), kind: 'partner' });

/** Connects the demonstration's partner: its tenant at Microsoft, the Provider row, its groups on both sides. */
export async function connectProvider(api: WebApi, controls: SandboxControls, graph: PartnerGraph): Promise<KnownGroup[]> {
  await addPartnerTenant(controls);
  const known = await api.list(`${gdapProvider.entitySetName}?$select=gdap_name&$filter=gdap_providerid eq ${providerId}`);
  await api.upsert(`${gdapProvider.entitySetName}(${providerId})`, {
    gdap_name: partner.displayName,
    gdap_type: ProviderType.partnerCenter,
    gdap_partnertenantid: partner.tenantId,
    gdap_clientid: partner.clientId,
    gdap_secretname: partner.secretName,
    // Whoever tries it out switches them on, and keeps what he chose.
    ...(known.length === 0 ? { gdap_automaticrequests: AutomaticRequests.off } : {}),
  });
  const groups: KnownGroup[] = [];
  for (const { name, description } of recommendedGroups) {
    groups.push(await rememberGroup(api, name, description, await graph.ensureGroup(name, description)));
  }
  return groups;
}

/** Keeps a group of the partner tenant in Dataverse, where the handlers have not found it by themselves yet. */
export async function rememberGroup(api: WebApi, name: string, description: string, objectId: string, ofProvider = providerId): Promise<KnownGroup> {
  const set = gdapSecurityGroup.entitySetName;
  const found = async () => (await api.list<{ gdap_securitygroupid: string }>(`${set}?$select=gdap_securitygroupid&$filter=gdap_groupid eq '${objectId}' and _gdap_providerid_value eq ${ofProvider}`))[0]?.gdap_securitygroupid;
  const known = (rowId: string): KnownGroup => ({ name, rowId, objectId });
  const before = await found();
  if (before) return known(before);
  try {
    return known(await api.create(set, {
      gdap_name: name,
      gdap_description: description,
      gdap_groupid: objectId,
      gdap_presence: GroupPresence.present,
      'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${ofProvider})`,
    }));
  } catch (error) {
    // The handlers were quicker.
    const meanwhile = await found();
    if (!meanwhile) throw error;
    return known(meanwhile);
  }
}

const tenant = ({ tenantId, displayName, defaultDomain }: typeof partner) => ({ tenantId, displayName, defaultDomain });
