import { isGuid } from '../../kernel/guid';
import type { GraphContext } from '../context';
import { answerDelta } from '../delta/answer-delta';
import { directoryObjectNotFound, invalidDirectoryRequest } from '../errors';
import { param, type GraphAnswer, type GraphCall } from '../http/call';
import type { Route } from '../http/routes';
import { answerList, answerObject } from '../query/answer-list';
import type { Collection } from '../query/collection';
import type { Contract } from './store';

const TYPE = '$metadata#contracts';

const collection: Collection = {
  type: 'contract',
  from: 'contract',
  properties: ['id', 'contractType', 'customerId', 'defaultDomainName', 'displayName', 'deletedDateTime'],
  filterable: new Map([
    ['customerId', { column: 'customer_id', type: 'guid' }],
    ['displayName', { column: 'display_name', type: 'text' }],
    ['defaultDomainName', { column: 'domain', type: 'text' }],
  ]),
  orderable: new Map(),
  defaultPageSize: 100,
  maxPageSize: 999,
  countNeedsConsistencyLevel: true,
};

const showContract = (contract: Contract) => ({ ...contract, deletedDateTime: null });
const showDocument = (document: string) => showContract(JSON.parse(document) as Contract);

/** Contracts of the partner's own tenant: one for each customer. */
export function contractRoutes({ database, contracts, changes, settings }: GraphContext): Route[] {
  const permissions = ['Directory.Read.All', 'Directory.ReadWrite.All'];

  function find(call: GraphCall): Contract {
    const id = param(call, 'contractId');
    if (!isGuid(id)) throw invalidDirectoryRequest(`Invalid object identifier '${id}'.`);
    const contract = contracts.find(call.caller.tid, id);
    if (contract === undefined) throw directoryObjectNotFound(id);
    return contract;
  }

  const list = (call: GraphCall): GraphAnswer =>
    answerList(call, database, { collection, scope: { sql: 'tenant_id = ?', values: [call.caller.tid] }, context: TYPE, show: showDocument });

  const delta = (call: GraphCall): GraphAnswer =>
    answerDelta(call, { database, changes, settings }, { collection, tracked: 'contracts', table: 'contract', context: TYPE, show: showDocument });

  return [
    { method: 'GET', pattern: '/contracts', permissions, handler: list },
    // Before the address of a single contract, which would take `delta` for an id.
    { method: 'GET', pattern: '/contracts/delta', permissions, handler: delta },
    { method: 'GET', pattern: '/contracts/{contractId}', permissions, handler: (call) => answerObject(call, collection, TYPE, showContract(find(call))) },
  ];
}
