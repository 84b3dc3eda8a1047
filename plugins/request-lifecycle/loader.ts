import { gdapRequest, gdapRoleMapping, type Row } from '@gdap-manager/entities';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
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

interface Asked {
  readonly id: string;
  readonly resolve: (row: RequestRow | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export function createLoader(dataverse: Pick<DataverseGateway, 'retrieve' | 'query'>): Loader {
  let waiting: Asked[] = [];
  let timer: NodeJS.Timeout | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    const asked = waiting;
    waiting = [];
    const ids = [...new Set(asked.map(({ id }) => id.toLowerCase()))];
    read(dataverse, ids).then(
      (rows) => asked.forEach(({ id, resolve }) => resolve(rows.get(id.toLowerCase()))),
      (error: unknown) => asked.forEach(({ reject }) => reject(error)),
    );
  }

  return {
    load: (id) =>
      new Promise((resolve, reject) => {
        waiting.push({ id, resolve, reject });
        if (waiting.length >= mostAtOnce) send();
        else timer ??= setTimeout(send, waitMs);
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
