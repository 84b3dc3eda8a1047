import { draftRows, type Draft } from '@gdap-manager/entities/gdap-request/from-template';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { createOf, together, type WriteRequest } from './batch';
import { draftMappings, type MappingRow } from './mappings';

/** A draft that is about to be made. */
export interface NewRequest extends Omit<Draft, 'mappings'> {
  /** Of the template or the request that it is made from. */
  readonly mappings: readonly MappingRow[];
}

/** The writes of a draft with its role mappings, for one change set. Pure. */
export function requestWrites({ mappings, ...draft }: NewRequest): WriteRequest[] {
  const rows = draftRows({ ...draft, mappings: draftMappings(mappings) });
  return [createOf(gdapRequest.logicalName, rows.request), ...rows.mappings.map((row) => createOf(gdapRoleMapping.logicalName, row))];
}

/**
 * Makes a draft with its role mappings in one change set: never half of it.
 * @throws what Dataverse said
 */
export const createRequest = (request: NewRequest): Promise<void> => together(requestWrites(request));
