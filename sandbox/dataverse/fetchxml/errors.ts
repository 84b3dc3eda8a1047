import { DataverseError, notSupported } from '../errors';
import { edmTypeOf } from '../query/columns';
import type { ResolvedColumn } from '../query/source';

/** Text that is no FetchXML. The code is Microsoft's InvalidArgument; the text is (own) apart from its beginning. */
export const invalidFetch = (reason: string) => new DataverseError(400, '0x80040203', `Invalid XML. ${reason}`);

/** QueryBuilderNoEntity. */
export const noSuchTable = (name: string) =>
  new DataverseError(400, '0x80041102', `The entity with a name = '${name.slice(0, 100)}' with namemapping = 'Logical' was not found in the MetadataCache.`);

/** QueryBuilderNoAttribute. */
export const noSuchColumn = (table: string, name: string) =>
  new DataverseError(400, '0x80041103', `'${table}' entity doesn't contain attribute with Name = '${name.slice(0, 100)}' and NameMapping = 'Logical'.`);

/** The set in the address and the table in the query are two. (own) */
export const otherTable = (set: string, table: string) =>
  new DataverseError(400, '0x80060888', `The entity '${table.slice(0, 100)}' of the FetchXML is not the entity of the set '${set}'.`);

/** A link's alias that nothing has. (own) */
export const noSuchAlias = (alias: string) =>
  new DataverseError(400, '0x80041120', `The alias '${alias.slice(0, 100)}' names no link-entity of this query.`);

/** Two columns or links of one alias. (own) */
export const duplicateAlias = (alias: string) =>
  new DataverseError(400, '0x80041130', `The alias '${alias.slice(0, 100)}' is not unique in this query.`);

/** What a query says that does not go together. */
export const badFetch = (message: string) => new DataverseError(400, '0x80040203', message);

/** The text is what the platform answers. */
export const topWithPaging = (attribute: string) => badFetch(`The top attribute can't be specified with paging attribute ${attribute}`);

/** A condition operator that FetchXML does not have. */
export const noSuchOperator = (operator: string) => badFetch(`Invalid condition operator '${operator.slice(0, 100)}'.`);

/** A value that a column cannot be compared with. Microsoft's code for a condition's value; the text is (own). */
export const badConditionValue = (operator: string, column: string, expectation: string) =>
  new DataverseError(400, '0x80040203', `The condition '${operator}' on '${column}' needs ${expectation}.`);

/** Microsoft Learn "Aggregate data using FetchXml", limitations. */
export const aggregateLimitExceeded = () =>
  new DataverseError(400, '0x8004e023', 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.');

/** Pages by number alone end here. Source: Microsoft Learn "Page results using FetchXml", simple paging. */
export const cookieRequired = (rows: number) =>
  new DataverseError(400, '0x80040315', `Paging cookie required to retrieve more records. Update your query to retrieve with total records below ${rows}`);

/** Part of FetchXML that only the real service has. */
export const fetchNotSupported = (what: string) => notSupported(`${what} in FetchXML`);

const systemTypes: Readonly<Record<string, string>> = {
  'Edm.Int32': 'System.Int32', 'Edm.Int64': 'System.Int64', 'Edm.Decimal': 'System.Decimal', 'Edm.Double': 'System.Double',
  'Edm.Boolean': 'System.Boolean', 'Edm.Guid': 'System.Guid', 'Edm.Date': 'System.DateTime', 'Edm.DateTimeOffset': 'System.DateTime',
};

/** A value that is none of the column's type. The text is what the platform answers. */
export const unexpectedType = ({ table, attribute }: ResolvedColumn) => badFetch(
  `Condition for attribute '${table.logicalName}.${attribute.logicalName}': expected argument(s) of type '${systemTypes[edmTypeOf(attribute)] ?? 'System.String'}' but received 'System.String'.`,
);
