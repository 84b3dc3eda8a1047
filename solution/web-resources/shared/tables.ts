import { account } from '@gdap-manager/entities/account/table';
import { gdapDirectoryRole } from '@gdap-manager/entities/directory-role/table';
import { gdapFinding } from '@gdap-manager/entities/finding/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import { primaryIdName } from '@gdap-manager/entities/language/table';
import { gdapProvider } from '@gdap-manager/entities/provider/table';
import { gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { gdapSecurityGroup } from '@gdap-manager/entities/security-group/table';
import { setMetadataCache, XrmContextDataverseClient, type IEntity } from 'dataverse-ify';
import { plainId } from './guid';

type EntityMetadata = NonNullable<Parameters<typeof setMetadataCache>[0]['entities']>[string];

const tables = [account, gdapDirectoryRole, gdapFinding, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, gdapTemplate];

/**
 * What dataverse-ify has to know of a table. It tells lookups by the answer's annotations, and no column is declared
 * as a date: of an empty one it would make an invalid `Date`. So moments stay ISO 8601 texts.
 */
const metadataOf = ({ logicalName, entitySetName }: { logicalName: string; entitySetName: string }): [string, EntityMetadata] => [
  logicalName,
  { typeName: `mscrm.${logicalName}`, logicalName, collectionName: entitySetName, primaryIdAttribute: primaryIdName({ logicalName }), attributeTypes: {} },
];

/** The Web API as this person reaches it. */
export function dataverse(): XrmContextDataverseClient {
  setMetadataCache({ entities: Object.fromEntries(tables.map(metadataOf)) });
  return new XrmContextDataverseClient(Xrm.WebApi);
}

type Page<T extends IEntity> = Awaited<ReturnType<typeof XrmContextDataverseClient.prototype.retrieveMultiple<T>>>;

/**
 * All rows of a query, page by page: dataverse-ify reads one page and hands out the address of the next.
 * @param query beginning with `?`
 */
export async function allRows<T extends IEntity>(logicalName: string, query: string): Promise<T[]> {
  const client = dataverse();
  const rows: T[] = [];
  for (let next: string | undefined = query; next; ) {
    const page: Page<T> = await client.retrieveMultiple<T>(next, { logicalName });
    rows.push(...page.entities);
    next = page.nextLink?.slice(page.nextLink.indexOf('?'));
  }
  return rows;
}

/** Ids in one query: the address stays well below what servers take. */
const idsInAQuery = 100;

/**
 * Filters that together name all ids, a hundred each.
 * @param column logical name of the primary key or of a lookup
 */
export function idFilters(column: string, ids: readonly string[]): string[] {
  const filters: string[] = [];
  for (let from = 0; from < ids.length; from += idsInAQuery) {
    const values = ids.slice(from, from + idsInAQuery).map((id) => `'${plainId(id)}'`).join(',');
    filters.push(`Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=[${values}])`);
  }
  return filters;
}

/** A lookup's value as dataverse-ify gives it; undefined where it is empty. */
export interface Reference {
  readonly id?: string;
  readonly name?: string;
}
