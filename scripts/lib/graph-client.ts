/** Microsoft Graph as the partner's administrator uses it while setting up: groups of the own tenant. */
export interface PartnerGraph {
  /** The group of that name; made where there is none. Returns its object id. */
  ensureGroup(name: string, description: string): Promise<string>;
  /** Another group, whatever the others are called. Returns its object id. */
  createGroup(name: string, description: string): Promise<string>;
  /** Object ids of the groups of that name. */
  groupsNamed(name: string): Promise<string[]>;
  renameGroup(id: string, name: string): Promise<void>;
  deleteGroup(id: string): Promise<void>;
  /** Every relationship of the partner, or those that an OData filter finds, page after page. */
  relationships(filter?: string): Promise<GraphRelationship[]>;
  relationship(id: string): Promise<GraphRelationship>;
  assignments(relationshipId: string): Promise<GraphAssignment[]>;
}

export interface GraphAssignment {
  readonly id: string;
  readonly status: string;
  readonly lastModifiedDateTime: string;
  readonly accessContainer: { readonly accessContainerId: string };
  readonly accessDetails: { readonly unifiedRoles: readonly { readonly roleDefinitionId: string }[] };
}

export interface GraphRelationship {
  readonly id: string;
  readonly displayName: string;
  readonly status: string;
  readonly customer: { readonly tenantId: string } | null;
  readonly lastModifiedDateTime: string;
  readonly endDateTime: string | null;
  readonly autoExtendDuration: string | null;
}

/** @param partner whose tenant, and the application and secret to sign in with */
export function createPartnerGraph(
  baseUrl: string,
  partner: { tenantId: string; clientId: string; secret: string },
  send: typeof fetch = fetch,
): PartnerGraph {
  let token: string | undefined;

  async function signIn(): Promise<string> {
    const response = await send(`${baseUrl}/login/${partner.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: partner.clientId,
        client_secret: partner.secret,
        scope: 'https://graph.microsoft.com/.default',
      }).toString(),
    });
    const body = (await response.json()) as { access_token?: string; error_description?: string };
    if (!body.access_token) throw new Error(`The partner tenant refused to sign in: ${body.error_description}`);
    return body.access_token;
  }

  async function call<T>(method: string, url: string, body?: unknown): Promise<T> {
    token ??= await signIn();
    const response = await send(url.startsWith('http') ? url : `${baseUrl}/graph/v1.0/${url}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 401) token = undefined;
    const text = await response.text();
    if (!response.ok) throw new Error(`Graph ${method} ${url} answered ${response.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  async function all<T>(url: string): Promise<T[]> {
    const items: T[] = [];
    for (let next: string | undefined = url; next; ) {
      const page: { value: T[]; '@odata.nextLink'?: string } = await call('GET', next);
      items.push(...page.value);
      next = page['@odata.nextLink'];
    }
    return items;
  }

  const groupsNamed = async (name: string) => {
    const filter = encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`);
    return (await all<{ id: string }>(`groups?$filter=${filter}`)).map(({ id }) => id);
  };

  async function createGroup(name: string, description: string): Promise<string> {
    const group = { displayName: name, description, mailEnabled: false, mailNickname: name.replaceAll(' ', ''), securityEnabled: true };
    return (await call<{ id: string }>('POST', 'groups', group)).id;
  }

  return {
    createGroup,
    groupsNamed,
    ensureGroup: async (name, description) => (await groupsNamed(name))[0] ?? createGroup(name, description),
    renameGroup: (id, name) => call('PATCH', `groups/${id}`, { displayName: name }),
    deleteGroup: (id) => call('DELETE', `groups/${id}`),
    relationships: (filter) => all(`tenantRelationships/delegatedAdminRelationships?$top=300${filter ? `&$filter=${encodeURIComponent(filter)}` : ''}`),
    relationship: (id) => call('GET', `tenantRelationships/delegatedAdminRelationships/${id}`),
    assignments: (id) => all(`tenantRelationships/delegatedAdminRelationships/${id}/accessAssignments`),
  };
}
