import { parseChecks, type CheckResult } from '@gdap-manager/entities/provider/connection-checks';
import { ConnectionState, gdapProvider, ProviderType } from '@gdap-manager/entities/provider/table';
import { plainId } from '../../shared/guid';

/** A provider as the page shows it. */
export interface ProviderRow {
  readonly id: string;
  readonly name: string;
  /** Its customers are at Partner Center as our own. */
  readonly isDirect: boolean;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secretName: string;
  readonly isConnected: boolean;
  /** The handlers could not work with it. */
  readonly needsAttention: boolean;
  /** What the handlers found. */
  readonly checks: readonly CheckResult[];
  /** What the administrator proved. */
  readonly adminChecks: readonly CheckResult[];
  readonly connectedBy: string | undefined;
  /** Milliseconds since 1970. */
  readonly checkedOn: number | undefined;
}

const columns = [
  'gdap_name', 'gdap_type', 'gdap_partnertenantid', 'gdap_clientid', 'gdap_secretname', 'gdap_connectionstate', 'gdap_checks', 'gdap_adminchecks', 'gdap_connectedby', 'gdap_checkedon',
];

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads a provider. @throws what Dataverse says */
export async function readProvider(id: string): Promise<ProviderRow> {
  const row = (await Xrm.WebApi.retrieveRecord(gdapProvider.logicalName, plainId(id), `?$select=${columns.join(',')}`)) as Readonly<Record<string, unknown>>;
  const checkedOn = Date.parse(textOf(row.gdap_checkedon) ?? '');
  return {
    id: plainId(id),
    name: textOf(row.gdap_name) ?? '',
    isDirect: row.gdap_type === ProviderType.partnerCenter,
    tenantId: textOf(row.gdap_partnertenantid) ?? '',
    clientId: textOf(row.gdap_clientid) ?? '',
    secretName: textOf(row.gdap_secretname) ?? '',
    isConnected: row.gdap_connectionstate === ConnectionState.connected,
    needsAttention: row.gdap_connectionstate === ConnectionState.attention,
    checks: parseChecks(textOf(row.gdap_checks)),
    adminChecks: parseChecks(textOf(row.gdap_adminchecks)),
    connectedBy: textOf(row.gdap_connectedby),
    checkedOn: Number.isNaN(checkedOn) ? undefined : checkedOn,
  };
}

/** What the page writes. */
export interface ProviderChanges {
  readonly gdap_partnertenantid?: string | null;
  readonly gdap_clientid?: string | null;
  readonly gdap_secretname?: string | null;
  readonly gdap_adminchecks?: string | null;
  readonly gdap_connectedby?: string | null;
  readonly gdap_checkrequestedon?: string;
}

/** @throws what Dataverse says */
export async function saveProvider(id: string, changes: ProviderChanges): Promise<void> {
  await Xrm.WebApi.updateRecord(gdapProvider.logicalName, id, changes);
}
