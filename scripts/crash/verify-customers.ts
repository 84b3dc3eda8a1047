import { CustomerPresence, gdapEvent, gdapProviderAccount } from '@gdap-manager/entities';
import { providerId } from '../lib/connect-provider';
import type { Connection } from '../lib/stack';

/** A customer as it has to be in the end. */
export interface ExpectedCustomer {
  readonly number: number;
  readonly tenantId: string;
  readonly domain: string;
  /** The account with the customer's domain; undefined where there is none. */
  readonly accountId: string | undefined;
  name: string;
  /** Whether Microsoft names it still. */
  isThere: boolean;
}

interface ProviderAccountRow {
  readonly gdap_provideraccountid: string;
  readonly gdap_tenantid: string;
  readonly gdap_name: string;
  readonly gdap_presence: number | null;
  readonly _gdap_accountid_value: string | null;
}

/** Compares the provider's rows with what Microsoft has. Returns what is wrong. */
export async function verifyCustomers({ api }: Connection, customers: readonly ExpectedCustomer[]): Promise<string[]> {
  const rows = await api.list<ProviderAccountRow>(
    `${gdapProviderAccount.entitySetName}?$select=gdap_tenantid,gdap_name,gdap_presence,_gdap_accountid_value&$filter=_gdap_providerid_value eq ${providerId}`,
  );
  const events = await api.list<{ _gdap_provideraccountid_value: string | null }>(`${gdapEvent.entitySetName}?$select=_gdap_provideraccountid_value&$filter=_gdap_provideraccountid_value ne null`);
  const problems: string[] = [];
  const tenants = new Set(customers.map(({ tenantId }) => tenantId));
  problems.push(...rows.filter((row) => !tenants.has(row.gdap_tenantid)).map((row) => `${row.gdap_name} has a row and is nobody's customer`));
  for (const { tenantId, name, isThere, accountId } of customers) {
    const own = rows.filter((row) => row.gdap_tenantid === tenantId);
    // Who left before anybody read the list was never seen.
    if (own.length > 1 || (isThere && own.length === 0)) problems.push(`${name} has ${own.length} rows`);
    for (const row of own) {
      const [presence, told] = isThere ? [CustomerPresence.present, 0] : [CustomerPresence.vanished, 1];
      if (row.gdap_presence !== presence) problems.push(`${name} is marked ${row.gdap_presence} instead of ${presence}`);
      if (isThere && row.gdap_name !== name) problems.push(`${name} is called ${row.gdap_name}`);
      if ((row._gdap_accountid_value ?? undefined) !== accountId) problems.push(`${name} belongs to ${row._gdap_accountid_value} instead of ${accountId}`);
      const onTimeline = events.filter((event) => event._gdap_provideraccountid_value === row.gdap_provideraccountid).length;
      if (onTimeline !== told) problems.push(`the timeline of ${name} has ${onTimeline} entries instead of ${told}`);
    }
  }
  return problems;
}
