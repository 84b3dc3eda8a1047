import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import type { ChangeSetSender } from '../../../shared/change-set';

type Row = Record<string, unknown>;

/** As much of an environment as the control asks for: one customer with its tenants, templates and requests. */
export interface FakeDataverse {
  readonly webAPI: Partial<ComponentFramework.WebApi>;
  readonly fetch: ChangeSetSender['fetch'];
  /** What it has; tests may change it at any time. */
  readonly customer: Row;
  tenants: Row[];
  templates: Row[];
  mappings: Row[];
  /** Newest first. */
  requests: Row[];
  /** Mappings that change sets have written. */
  readonly written: Row[];
  /** Tables that were read, and `$batch` for each change set. */
  readonly calls: string[];
  /** Answers the next change set in this way; `noAnswer` does what it says and keeps silent. */
  next: { readonly status: number; readonly message: string } | 'noAnswer' | 'lost' | undefined;
  /** Reads fail with this text. */
  failing: string | undefined;
}

export const customerId = '0a1b2c3d-0000-4000-8000-0000000000aa';

export const tenant = (name: string, more: Row = {}): Row => ({
  gdap_provideraccountid: `tenant-${name}`.toLowerCase(), gdap_name: name, gdap_defaultdomain: `${name.toLowerCase()}.example`, _gdap_providerid_value: 'provider', gdap_ProviderId: { gdap_name: 'Partner Center' }, ...more,
});

/** @param category name of the category that it is for */
export const template = (name: string, { category, ...more }: Row & { category?: string } = {}): Row => ({
  gdap_templateid: `template-${name}`.toLowerCase(), gdap_name: name, gdap_isdefault: false, gdap_autorenew: true, gdap_durationdays: 730, _gdap_providerid_value: 'provider', gdap_ProviderId: { gdap_name: 'Partner Center' },
  ...(category === undefined ? {} : { _gdap_categoryid_value: category.toLowerCase(), gdap_CategoryId: { gdap_name: category } }), ...more,
});

export const mapping = (of: Row, role: string, group?: string): Row => ({
  gdap_name: group ? `${role} → ${group}` : role, _gdap_templateid_value: of['gdap_templateid'], _gdap_directoryroleid_value: `role-${role}`.toLowerCase(),
  _gdap_securitygroupid_value: group ? `group-${group}`.toLowerCase() : null,
});

export const request = (of: Row | undefined, at: Row, status: keyof typeof requestStatus, more: Row = {}): Row => ({
  gdap_requestid: `request-${String(of?.['gdap_name'] ?? 'by hand')}-${status}`.toLowerCase(), gdap_name: `Request ${status}`, statuscode: requestStatus[status].value,
  _gdap_provideraccountid_value: at['gdap_provideraccountid'], _gdap_templateid_value: of?.['gdap_templateid'] ?? null, ...more,
});

export function createFakeDataverse(rows: Partial<Pick<FakeDataverse, 'customer' | 'tenants' | 'templates' | 'mappings' | 'requests'>> = {}): FakeDataverse {
  const fake: FakeDataverse = {
    customer: { accountid: customerId, name: 'Contoso', statecode: 0, _gdap_categoryid_value: 'smb', gdap_CategoryId: { gdap_name: 'SMB' }, ...rows.customer },
    tenants: rows.tenants ?? [], templates: rows.templates ?? [], mappings: rows.mappings ?? [], requests: rows.requests ?? [],
    written: [], calls: [], next: undefined, failing: undefined,
    webAPI: {
      retrieveRecord: (async (table: string) => answer(table, fake.customer)) as unknown as ComponentFramework.WebApi['retrieveRecord'],
      retrieveMultipleRecords: (async (table: string, options = '') => answer(table, { entities: rowsOf(table, options), nextLink: '' })) as unknown as ComponentFramework.WebApi['retrieveMultipleRecords'],
    },
    fetch: async (_address, { body }) => {
      fake.calls.push('$batch');
      const how = fake.next;
      fake.next = undefined;
      if (how === 'lost') throw new TypeError('Failed to fetch');
      if (typeof how === 'object') {
        const text = `HTTP/1.1 ${how.status} Refused\r\n\r\n${JSON.stringify({ error: { code: '0x80040220', message: how.message } })}\r\n`;
        return { status: how.status, text: async () => text };
      }
      apply(body);
      if (how === 'noAnswer') throw new TypeError('Failed to fetch');
      return { status: 200, text: async () => 'HTTP/1.1 204 No Content\r\n' };
    },
  };

  function answer<T>(table: string, value: T): T {
    fake.calls.push(table);
    if (fake.failing !== undefined) throw { errorCode: 1, message: fake.failing };
    return value;
  }

  function rowsOf(table: string, options: string): Row[] {
    const byId = (column: string) => (row: Row) => options.includes(`${column} eq ${String(row[column])}`);
    if (table === 'gdap_provideraccount') return fake.tenants;
    if (table === 'gdap_template') return fake.templates;
    if (table === 'gdap_rolemapping') return fake.mappings.filter(byId('_gdap_templateid_value'));
    return fake.requests;
  }

  function apply(body: string) {
    for (const [, path, json] of body.matchAll(/POST \/api\/data\/v9\.2\/(\w+) HTTP\/1\.1\r\n(?:[^\r\n]+\r\n)*\r\n(\{.*\})/g)) {
      const row = JSON.parse(json ?? '') as Row;
      if (path !== 'gdap_requests') fake.written.push(row);
      else fake.requests = [{ ...row, statuscode: requestStatus.draft.value, _gdap_provideraccountid_value: idIn(row['gdap_ProviderAccountId@odata.bind']), _gdap_templateid_value: idIn(row['gdap_TemplateId@odata.bind']) }, ...fake.requests];
    }
  }
  return fake;
}

const idIn = (bind: unknown): string | undefined => /\((.*)\)/.exec(String(bind))?.[1];
