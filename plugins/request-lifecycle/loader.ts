import { gdapRequest, gdapRoleMapping, type Row } from '@gdap-manager/entities';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { gather } from '../gateways/transport/gather';
import type { MappingRow, RequestRow } from './rows';
import { mappingShape, requestAndTenantShape, requestShape } from './shapes';

/** Reads requests with their mappings. Those that are asked for at the same time are read together. */
export interface Loader {
  /** @returns the row as it is after the call; undefined where it is gone @throws ServiceError */
  load(requestId: string): Promise<RequestRow | undefined>;
}

/** Requests read together; their ids stand in the address. */
const mostAtOnce = 20;
/** Real milliseconds that the first of them waits for others. */
const waitMs = 5;

export function createLoader(dataverse: Pick<DataverseGateway, 'retrieve' | 'query'>): Loader {
  return {
    load: gather<string, RequestRow | undefined>({ most: mostAtOnce, waitMs }, async (asked) => {
      const rows = await read(dataverse, [...new Set(asked.map(({ question: id }) => id.toLowerCase()))]);
      for (const { question: id, resolve } of asked) resolve(rows.get(id.toLowerCase()));
    }),
  };
}

async function read(dataverse: Pick<DataverseGateway, 'retrieve' | 'query'>, ids: readonly string[]): Promise<Map<string, RequestRow>> {
  const rows = new Map<string, RequestRow>();
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) {
    const row = await dataverse.retrieve<RequestRow>(gdapRequest.entitySetName, only, requestShape);
    return row ? rows.set(only, row) : rows;
  }
  // Rows first: a mapping that comes between the two reads is seen, and one that changes has another version when it is written.
  for await (const page of dataverse.query<Row<typeof gdapRequest>>(gdapRequest.entitySetName, { ...requestAndTenantShape, filter: anyOf('gdap_requestid', ids) })) {
    for (const row of page) rows.set(row.gdap_requestid.toLowerCase(), { ...row, gdap_request_rolemappings: [] });
  }
  const mappings = new Map<string, MappingRow[]>([...rows.keys()].map((id) => [id, []]));
  const shape = { ...mappingShape, select: [...mappingShape.select, '_gdap_requestid_value'] };
  for await (const page of dataverse.query<MappingRow>(gdapRoleMapping.entitySetName, { ...shape, filter: anyOf('_gdap_requestid_value', ids) })) {
    for (const mapping of page) mappings.get(mapping._gdap_requestid_value?.toLowerCase() ?? '')?.push(mapping);
  }
  return new Map([...rows].map(([id, row]) => [id, { ...row, gdap_request_rolemappings: mappings.get(id) ?? [] }]));
}

const anyOf = (column: string, ids: readonly string[]): string => ids.map((id) => `${column} eq ${id}`).join(' or ');
