import { partner } from '../demo/partner';
import type { Connection } from './stack';
import { until } from './until';

/** A relationship that is to be made elsewhere. */
export interface Elsewhere {
  readonly displayName: string;
  readonly tenantId: string | undefined;
  /** As which Microsoft shows the customer before it has approved. */
  readonly customerName?: string;
  readonly roles: readonly string[];
  /** Days; default 365. */
  readonly days?: number;
  readonly autoExtend?: boolean;
}

/** What somebody does in Partner Center, past the handlers, as the partner of the demonstration. */
export function inPartnerCenter({ url, controls, graph }: Pick<Connection, 'url' | 'controls' | 'graph'>) {
  const root = `${url}/graph/v1.0/tenantRelationships/delegatedAdminRelationships`;
  let token: Promise<string> | undefined;

  async function signIn(): Promise<string> {
    const response = await fetch(`${url}/login/${partner.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: partner.clientId, client_secret: 'any', scope: 'https://graph.microsoft.com/.default' }).toString(),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  async function post<T>(path: string, body: unknown): Promise<T> {
    token ??= signIn();
    const response = await fetch(`${root}${path}`, { method: 'POST', headers: { authorization: `Bearer ${await token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`Graph POST ${path} answered ${response.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  const unified = (roles: readonly string[]) => ({ unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) });
  const untilStatus = (id: string, status: string) => until(`${status} of ${id}`, async () => (await graph.relationship(id)).status === status);

  const create = async ({ displayName, tenantId, customerName, roles, days = 365, autoExtend = false }: Elsewhere): Promise<string> =>
    (await post<{ id: string }>('', {
      displayName, duration: `P${days}D`, ...(tenantId ? { customer: { tenantId, ...(customerName ? { displayName: customerName } : {}) } } : {}), accessDetails: unified(roles), autoExtendDuration: autoExtend ? 'P180D' : 'PT0S',
    })).id;
  const lock = (id: string): Promise<unknown> => post(`/${id}/requests`, { action: 'lockForApproval' });
  const give = (id: string, groupId: string, roles: readonly string[]): Promise<unknown> =>
    post(`/${id}/accessAssignments`, { accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' }, accessDetails: unified(roles) });

  return {
    /** These three begin what takes Microsoft a moment; the others wait until it is done. */
    create,
    lock,
    give,
    /** Asks a customer. @returns id of the relationship, which waits for approval */
    async ask(elsewhere: Elsewhere): Promise<string> {
      const id = await create(elsewhere);
      await until(`the lock of ${id}`, () => lock(id).then(() => true, () => false));
      await untilStatus(id, 'approvalPending');
      return id;
    },
    /** The customer approves, and groups are given roles. */
    async bringIntoForce(id: string, groups: Readonly<Record<string, readonly string[]>> = {}): Promise<void> {
      await controls.customer(id, 'approve');
      await untilStatus(id, 'active');
      for (const [group, roles] of Object.entries(groups)) await this.assign(id, group, roles);
    },
    async assign(id: string, groupId: string, roles: readonly string[]): Promise<void> {
      await give(id, groupId, roles);
      await until(`the assignment of ${groupId}`, async () => (await graph.assignments(id)).some(({ accessContainer, status }) => accessContainer.accessContainerId === groupId && status === 'active'));
    },
  };
}
