import { createHash } from 'node:crypto';
import { readPermissions, type GraphContext } from '../context';
import { inForceWithCustomer } from '../storage';
import { notFound } from '../errors';
import { param, type GraphAnswer, type GraphCall } from '../http/call';
import { etagOf } from '../http/etag';
import type { Route } from '../http/routes';
import { answerList, answerObject } from '../query/answer-list';
import type { Collection } from '../query/collection';

const TYPE = 'tenantRelationships/$metadata#delegatedAdminCustomers';

/** A delegatedAdminCustomer as it comes out of the query below. */
interface Customer {
  readonly tenantId: string;
  readonly displayName: string | null;
}

/**
 * Customers are not kept: they are the tenants of the partner's relationships that are in force. Their order is that of
 * their ids, so that a later page begins where the one before ended, in the index and without the rows.
 */
const customersQuery = `(
  SELECT tenant_id, customer_id, MAX(customer_name) AS customer_name, customer_id AS seq,
    json_object('tenantId', customer_id, 'displayName', MAX(customer_name)) AS document
  FROM relationship
  WHERE ${inForceWithCustomer}
  GROUP BY tenant_id, customer_id
)`;

const collection: Collection = {
  type: 'delegatedAdminCustomer',
  from: customersQuery,
  properties: ['id', 'tenantId', 'displayName'],
  filterable: new Map([['tenantId', { column: 'customer_id', type: 'guid' }]]),
  orderable: new Map([['displayName', "COALESCE(customer_name, '')"]]),
  defaultPageSize: 300,
  maxPageSize: 300,
};

const showCustomer = ({ tenantId, displayName }: Customer) => ({
  '@odata.etag': etagOf({ id: `${tenantId}/${displayName ?? ''}`, version: 1, modifiedAt: 0 }),
  id: tenantId,
  tenantId,
  displayName,
});

/** Customers with whom the partner has relationships in force, and the portals to manage them. */
export function customerRoutes({ database, tenants }: GraphContext): Route[] {
  const list = (call: GraphCall): GraphAnswer =>
    answerList(call, database, {
      collection,
      scope: { sql: 'tenant_id = ?', values: [call.caller.tid] },
      context: TYPE,
      show: (document) => showCustomer(JSON.parse(document) as Customer),
    });

  function find(call: GraphCall): Customer {
    const id = param(call, 'customerId');
    const row = database.get<{ document: string }>(
      `SELECT document FROM ${customersQuery} WHERE tenant_id = ? AND customer_id = ?`,
      call.caller.tid,
      id,
    );
    if (row === undefined) throw notFound('delegatedAdminCustomer', id);
    return JSON.parse(row.document) as Customer;
  }

  function serviceManagementDetails(call: GraphCall): GraphAnswer {
    const { tenantId } = find(call);
    const domain = tenants.find(tenantId)?.defaultDomain ?? tenantId;
    const value = managementServices(tenantId, domain).map(([serviceName, serviceManagementUrl]) => ({
      id: createHash('sha256').update(`${tenantId}/${serviceName}`).digest('hex').slice(0, 32),
      serviceName,
      serviceManagementUrl,
    }));
    return { status: 200, body: { '@odata.context': `${call.base}/${TYPE}/${tenantId}/serviceManagementDetails`, value } };
  }

  const all = '/tenantRelationships/delegatedAdminCustomers';
  return [
    { method: 'GET', pattern: all, permissions: readPermissions, handler: list },
    {
      method: 'GET',
      pattern: `${all}/{customerId}`,
      permissions: readPermissions,
      handler: (call) => answerObject(call, collection, TYPE, showCustomer(find(call))),
    },
    {
      method: 'GET',
      pattern: `${all}/{customerId}/serviceManagementDetails`,
      permissions: readPermissions,
      handler: serviceManagementDetails,
    },
  ];
}

/** Names and addresses as in the documents' example of serviceManagementDetails. */
const managementServices = (tenantId: string, domain: string): [name: string, url: string][] => [
  ['Azure Active Directory', `https://aad.portal.azure.com/${domain}`],
  ['Microsoft 365 Lighthouse', `https://lighthouse.microsoft.com/${tenantId}`],
  ['Dynamics 365 Business Central', `https://businesscentral.dynamics.com/${tenantId}/admin`],
  ['Teams', `https://admin.teams.microsoft.com/?delegatedOrg=${domain}`],
];
