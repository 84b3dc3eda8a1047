import { draftRows, type Draft } from '@gdap-manager/entities/gdap-request/from-template';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { createOf, together } from './batch';
import { draftMappings, type MappingRow } from './mappings';

/** A draft that is about to be made. */
export interface NewRequest extends Omit<Draft, 'mappings'> {
  /** Of the template or the request that it is made from. */
  readonly mappings: readonly MappingRow[];
}

/**
 * Makes a draft with its role mappings in one change set: never half of it.
 * @throws what Dataverse said
 */
export function createRequest({ mappings, ...draft }: NewRequest): Promise<void> {
  const rows = draftRows({ ...draft, mappings: draftMappings(mappings) });
  return together([createOf(gdapRequest.logicalName, rows.request), ...rows.mappings.map((row) => createOf(gdapRoleMapping.logicalName, row))]);
}
