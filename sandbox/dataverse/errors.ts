import { wellKnownId } from './metadata/identity';
import type { Label } from './metadata/types';

/**
 * Every error that the embedded Dataverse answers with stands here: status, code and text.
 * Source: Microsoft Learn "Compose HTTP requests and handle errors" and "Web service error codes";
 * texts marked (own) are not documented word for word.
 */
export class DataverseError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Such as `0x80040217`. */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DataverseError';
  }

  /** The body that the Web API answers with. */
  toJSON() {
    return { error: { code: this.code, message: this.message } };
  }
}

/** What this sandbox does not do says so, and never does something else silently. */
export const notSupported = (what: string) =>
  new DataverseError(501, '0x80040800', `The sandbox does not support ${what}.`);

// Names and syntax (rows of the Web API).

/** A path that names nothing. */
export const resourceNotFound = (segment: string) =>
  new DataverseError(404, '0x8006088a', `Resource not found for the segment '${segment}'.`);

/** A definition of a table, column, relationship or choice that does not exist. (own) */
export const definitionNotFound = (set: string, key: string) =>
  new DataverseError(404, '0x80040217', `Could not find '${key}' among the ${set} of this environment.`);

/** A function or action under the wrong verb or name: the one error without a code. */
export const noHttpResource = (uri: string) =>
  new DataverseError(404, '', `No HTTP resource was found that matches the request URI '${uri}'.`);

/** A column in $select, $filter, $orderby or a path that the table does not have. */
export const unknownProperty = (name: string, table: string) =>
  new DataverseError(400, '0x0', `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table}'.`);

/** What OData's own parser refuses in a URL. */
export const badQuery = (message: string) => new DataverseError(400, '0x80060888', message);

/** `'…` without its end; the position is where the text ends. */
export const unterminatedLiteral = (text: string) =>
  badQuery(`There is an unterminated literal at position ${text.length} in '${text}'.`);

export const syntaxError = (position: number, text: string) =>
  badQuery(`Syntax error at position ${position} in '${text.length > 500 ? `${text.slice(0, 500)}…` : text}'.`);

export const notBeforeQueryFunction = () =>
  badQuery('Not operator along with the Custom Named Condition operators is not allowed');

export const optionNotSupported = (option: string) =>
  badQuery(`The query parameter ${option} is not supported`);

export const expandRefOnlyOnLookups = () =>
  badQuery('Expand with $ref is only supported on lookup type navigation property.');

/** Microsoft Learn "Filter rows using OData", condition limits: 500 in one query. */
export const tooManyConditions = () =>
  new DataverseError(400, '0x8004430c', 'Number of conditions in query exceeded maximum limit.');

/** Microsoft Learn "Join tables": more than 15 in one query. */
export const tooManyLinks = () =>
  new DataverseError(400, '0x8004430d', 'Number of link entities in query exceeded maximum limit.');

/** Microsoft Learn "Join tables using OData": $top and $orderby where they cannot stand. */
export const expandOptionNotAllowed = () =>
  badQuery('Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.');

/** A query that is beyond what SQLite compiles; the text is (own). */
export const queryTooComplex = () => badQuery('The query is too complex.');

export const incompatibleTypes = (left: string, right: string, operator: string) =>
  new DataverseError(400, '0x0', `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${operator}'.`);

export const incompatibleUnary = (type: string) =>
  new DataverseError(400, '0x0', `A unary operator with an incompatible type was detected. Found operand type '${type}' for operator kind 'Not'.`);

/** A bound operation without its namespace. */
export const unresolvedParameters = () => badQuery('Request message has unresolved parameters.');

export const methodNotAllowed = (method: string) =>
  new DataverseError(405, '0x80060888', `The requested resource does not support http method '${method}'.`);

export const unauthorized = () =>
  new DataverseError(401, '0x80072560', 'The bearer token is not valid here.');

// Bodies.

/** What OData's payload reader refuses: malformed JSON, a value that is not of the column's type, a wrong navigation property. */
export const badPayload = (entitySet: string, reason: string) =>
  new DataverseError(400, '0x80048d19', `Error identified in Payload provided by the user for Entity :'${entitySet}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: ${reason}`);

/** `@odata.bind` of a navigation property that the table does not have. */
export const undeclaredProperty = (name: string, entitySet: string) =>
  badPayload(entitySet, `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`);

/** A column in a body that the table does not have. */
export const unknownBodyProperty = (name: string, table: string) =>
  new DataverseError(400, '0x80048d19', `An error occurred while validating input parameters: Microsoft.OData.ODataException: Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.${table}'.`);

export const bodyTooLarge = (limit: number) =>
  new DataverseError(413, '0x80040203', `The request body is larger than ${limit} bytes.`);

// Rows and keys.

export const rowNotFound = (table: string, id: string) =>
  new DataverseError(404, '0x80040217', `${table} With Id = ${id} Does Not Exist`);

/** Several at once. The text is that of Microsoft Learn "Use bulk operation messages". */
export const rowsNotFound = (table: string, ids: readonly string[]) =>
  new DataverseError(404, '0x80040217', `${table} With Ids = ${ids.join(', ')} Do Not Exist`);

/** The GUID of nothing but zeros, which no row has. */
export const emptyId = () => new DataverseError(400, '0x80040203', 'Expected non-empty Guid.');

export const rowNotFoundByKey = (table: string) =>
  new DataverseError(404, '0x80060891', `A record with the specified key values does not exist in ${table} entity`);

export const keyNotDeclared = (table: string) =>
  new DataverseError(400, '0x80060888', `The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM.${table}'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource 'Microsoft.Dynamics.CRM.${table}'.`);

export const duplicateRow = () => new DataverseError(412, '0x80040237', 'Cannot insert duplicate key.');

/** `If-None-Match: *` on a row that exists. */
export const rowExists = () =>
  new DataverseError(412, '0x80040237', 'A record with matching key values already exists.');

export const duplicateKey = (key: string, columns: readonly string[]) =>
  new DataverseError(412, '0x80060892', `Entity Key ${key} violated. A record with the same value for ${columns.join(', ')} already exists. A duplicate record cannot be created. Select one or more unique values and try again.`);

export const versionMismatch = () =>
  new DataverseError(412, '0x80060882', "The version of the existing record doesn't match the RowVersion property provided.");

export const deleteRestricted = () =>
  new DataverseError(405, '0x80040227', 'The object you tried to delete is associated with another object and cannot be deleted.');

// Bulk operation messages. Texts without a source are (own).

/** The text is that of Microsoft Learn "Use bulk operation messages": only elastic tables have it. */
export const deleteMultipleNotImplemented = () => new DataverseError(501, '0x80040800', 'DeleteMultiple has not yet been implemented.');

/** The text is what the platform answers. */
export const parameterMissing = (name: string, request: string) => invalidArgument(`Required field '${name}' is missing for RequestName='${request}'`);

export const parameterUnknown = (name: string, operation: string) =>
  invalidArgument(`The parameter '${name}' in the request payload is not a valid parameter for the operation '${operation}'.`);

export const targetsEmpty = (operation: string) => invalidArgument(`'Targets' holds no row for the operation '${operation}'.`);

/** What OData's reader says of an object whose declared type is abstract. */
export const typeMissing = (entitySet: string) =>
  badPayload(entitySet, "Each item of 'Targets' needs '@odata.type': the declared type 'Microsoft.Dynamics.CRM.crmbaseentity' is abstract.");

export const typeUnknown = (entitySet: string, type: string) =>
  badPayload(entitySet, `A type named '${type}' could not be resolved by the model. When a model is available, each type name must resolve to a valid type.`);

export const tablesMixed = (table: string, other: string) =>
  invalidArgument(`Each item of 'Targets' has to be of the table '${table}', and one is of '${other}'.`);

/** Microsoft Learn "Use bulk operation messages": UpsertMultiple refuses a key that stands twice in Targets. */
export const keyTwice = (table: string) =>
  new DataverseError(412, '0x80040237', `Cannot insert duplicate key. Two items of 'Targets' are the same row of '${table}'.`);

// Values.

export const textTooLong = (column: string, table: string, limit: number) =>
  new DataverseError(400, '0x80044331', `A validation error occurred.  The length of the '${column}' attribute of the '${table}' entity exceeded the maximum allowed length of '${limit}'.`);

export const choiceOutOfRange = (column: string, value: number, table: string, allowed: readonly number[]) =>
  new DataverseError(400, '0x8004431a', `A validation error occurred. The value ${value} of '${column}' on record of type '${table}' is outside the valid range. Accepted Values: ${allowed.join(',')}`);

export const integerOutOfRange = (column: string, table: string, minimum: number, maximum: number) =>
  new DataverseError(400, '0x8004432f', `A validation error occurred. The value of '${column}' on record of type '${table}' is outside the valid range of ${minimum} to ${maximum}.`);

export const decimalOutOfRange = (column: string, table: string, minimum: number, maximum: number) =>
  new DataverseError(400, '0x80044330', `A validation error occurred. The value of '${column}' on record of type '${table}' is outside the valid range of ${minimum} to ${maximum}.`);

export const dateOutOfRange = (column: string) =>
  new DataverseError(400, '0x80040239', `The date-time format for ${column} is invalid, or value is outside the supported range.`);

export const columnRequired = (column: string, table: string) =>
  new DataverseError(400, '0x80040203', `Attribute '${column}' of entity '${table}' is required and cannot be null.`);

export const invalidArgument = (message: string) => new DataverseError(400, '0x80040203', message);

/** Text that cannot be kept as it is: NUL, or half of a surrogate pair. (own) */
export const unstorableText = (column: string, entitySet: string) =>
  badPayload(entitySet, `The text of '${column}' holds a NUL character or a lone surrogate.`);

// State and status.

/** The text is what the platform answers; InvalidStateCodeStatusCode is the code. */
export const statusNotOfState = (status: number, table: string, state: string, id: string) =>
  new DataverseError(400, '0x80048408', `${status} is not a valid status code for state code ${table}State.${state} on ${table} with Id ${id}.`);

export const statusUnknown = (status: number, table: string, id: string) =>
  new DataverseError(400, '0x80048408', `${status} is not a valid status code on ${table} with Id ${id}.`);

export const stateUnknown = (state: number, table: string, id: string) =>
  new DataverseError(400, '0x80048408', `${state} is not a valid state code on ${table} with Id ${id}.`);

/** A move that the table's status transitions do not list; the text is (own). */
export const transitionNotAllowed = (from: number, to: number, table: string, id: string) =>
  new DataverseError(400, '0x80048408', `The status transition from ${from} to ${to} is not allowed on ${table} with Id ${id}.`);

// Batches.

/** Microsoft's support article on Web API errors: what a body says that does not end each line with CRLF. */
export const batchNotReadable = (reason: string) =>
  new DataverseError(400, '0x80048d19', `Error identified in Payload provided by the user for Entity :'', InnerException : System.ArgumentException: Stream was not readable. ${reason}`);

/** The text of Microsoft Learn "Execute batch operations using the Web API". */
export const contentIdUnknown = (reference: string) =>
  new DataverseError(400, '0x80060888', `Content-ID Reference: '${reference}' does not exist in the batch context.`);

/** What a batch may not hold; texts (own). */
export const badBatch = (message: string) => new DataverseError(400, '0x80060888', message);

// E-mail. What is said is what the platform says, as its users report it; the codes are (own) where no document names them.

export const emailNotDraft = () => new DataverseError(400, '0x80040203', 'Email must be in Draft status to send');

export const emailIncoming = () => new DataverseError(400, '0x80040203', 'Cannot send incoming email messages');

export const emailSenderMissing = () => new DataverseError(400, '0x80040203', 'The email must have a sender');

export const emailSendersSeveral = () => new DataverseError(400, '0x80040203', 'The email must have one and only one sender');

export const emailSenderUnresolved = () => new DataverseError(400, '0x80040203', 'Sender cannot be unresolved');

/** People and queues send; customers do not. (own) */
export const emailSenderUnfit = (table: string) => new DataverseError(400, '0x80040203', `A row of '${table}' cannot send email: the sender has to be a user or a queue.`);

export const emailRecipientMissing = () => new DataverseError(400, '0x80040203', 'The email must have at least one recipient before it can be sent');

export const emailRecipientUnresolved = () => new DataverseError(400, '0x80040203', 'Invalid ActivityParty');

export const emailAddressMissing = (table: string, id: string) => new DataverseError(400, '0x80040b0a', `${table} with Id = ${id} does not have an email address`);

/** (own) */
export const emailNotAllowed = (table: string, id: string) => new DataverseError(400, '0x80040b0a', `${table} with Id = ${id} does not allow emails (donotemail)`);

/** Tables whose rows the platform alone writes. The text is what it answers. */
export const messageNotOfTable = (message: string, table: string) =>
  new DataverseError(400, '0x80040800', `The '${message}' method does not support entities of type '${table}'. MessageProcessorCache returned MessageProcessor.Empty.`);

// Users and privileges.

/** A signed-in application or person without a row in `systemuser`. */
export const userUnknown = () => new DataverseError(403, '0x80072560', 'The user is not a member of the organization.');

export const userDisabled = (userId: string) =>
  new DataverseError(403, '0x80040225', `The specified user(Id = ${userId}) is disabled. Consult the system administrator.`);

interface DeniedPrincipal {
  readonly userId: string;
  readonly businessUnitId: string;
  readonly roleCount: number;
  readonly privilegeCount: number;
}

/** A verb that none of the caller's roles allows on a table. The text is what the platform answers. */
export const missingPrivilege = (principal: DeniedPrincipal, privilege: string, { logicalName, displayName, objectTypeCode }: { readonly logicalName: string; readonly displayName: Label; readonly objectTypeCode: number }) =>
  new DataverseError(403, '0x80040220', `Principal user (Id=${principal.userId}, type=8, roleCount=${principal.roleCount}, privilegeCount=${principal.privilegeCount}, accessMode='0 Read-Write', businessUnitId=${principal.businessUnitId}), is missing ${privilege} privilege (Id=${wellKnownId(`privilege.${privilege}`)}) on OTC=${objectTypeCode} for entity '${logicalName}' (LocalizedName='${displayName[1033] ?? logicalName}'). context.Caller=${principal.userId}. Consult the system administrator.`);

/** A privilege that belongs to no table, such as importing solutions. */
export const missingMiscPrivilege = (userId: string, privilege: string) =>
  new DataverseError(403, '0x80040220', `Principal user (Id=${userId}, type=8) is missing ${privilege} privilege (Id=${wellKnownId(`privilege.${privilege}`)}). context.Caller=${userId}. Consult the system administrator.`);

/** A row that the caller's privilege does not reach. */
export const rowAccessDenied = (userId: string, table: { readonly logicalName: string; readonly primaryIdAttribute: string; readonly objectTypeCode: number }, row: Readonly<Record<string, string | number | null>>, verb: string) =>
  new DataverseError(403, '0x80040220', `SecLib::AccessCheckEx failed. Returned hr = -2147187962, ObjectID: ${row[table.primaryIdAttribute]}, OwnerId: ${row.ownerid},  OwnerIdType: 8 and CallingUser: ${userId}. ObjectTypeCode: ${table.objectTypeCode}, objectBusinessUnitId: ${row.owningbusinessunit}, AccessRights: ${verb}Access`);
