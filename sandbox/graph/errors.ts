/**
 * Every error that the Graph simulator answers with stands here: status, code and text. Sources: Graph documentation
 * "Microsoft Graph error responses", and what working clients report; texts marked (own) are not known.
 */
export class GraphError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    /** What clients branch on. */
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'GraphError';
  }
}

const bearer = {
  'WWW-Authenticate':
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
};
export const unauthenticated = (why: string) => new GraphError(401, 'InvalidAuthenticationToken', why, bearer);
export const insufficientPrivileges = () =>
  new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** As people without a second factor get it; the code is (own). */
export const principalNotPermitted = () =>
  new GraphError(403, 'accessDenied', 'The user (principal) does not have the required permissions to perform the specified action on the resource.');
export const onlyDelegated = () => new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
export const servicePrincipalExists = (appId: string) =>
  new GraphError(
    409,
    'Request_MultipleObjectsWithSameKeyValue',
    `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
  );
export const noBackingApplication = (appId: string) =>
  new GraphError(400, 'Request_BadRequest', `The appId '${appId}' of the service principal does not reference a valid application object.`);

export const notSupported = (what: string) => new GraphError(501, 'notSupported', `The sandbox does not support ${what}.`);
export const methodNotAllowed = (method: string, path: string) =>
  new GraphError(405, 'methodNotAllowed', `${method} is not allowed on ${path}.`);

/** (own) text: a body, property or option that cannot be understood. */
export const badRequest = (message: string) => new GraphError(400, 'badRequest', message);
export const malformedJson = () =>
  new GraphError(
    400,
    'BadRequest',
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
export const unknownProperty = (name: string, type: string) =>
  new GraphError(400, 'BadRequest', `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);

export const invalidRelationshipId = () => new GraphError(400, 'badRequest', 'The passed in delegatedAdminRelationshipId is invalid.');
/** (own) text. */
export const notFound = (what: string, id: string) => new GraphError(404, 'notFound', `The ${what} '${id}' was not found.`);
export const directoryObjectNotFound = (id: string) =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
export const invalidDirectoryRequest = (message: string) => new GraphError(400, 'Request_BadRequest', message);

/** (own) text; the status is what clients observed. */
export const nameTaken = (name: string) =>
  new GraphError(
    409,
    'nameAlreadyExists',
    `A delegated admin relationship named '${name}' already exists. Names are unique over all relationships of a partner.`,
  );
/** (own) text; the status is what clients observed. */
export const groupAlreadyAssigned = (groupId: string) =>
  new GraphError(409, 'conflict', `An access assignment for the access container '${groupId}' already exists in this relationship.`);
/** (own) text. */
export const alreadyInWork = (what: string) => new GraphError(409, 'conflict', `${what} is already in work. Wait until it has ended.`);
/** The words "access container does not exist" are what clients look for; the rest is (own). */
export const accessContainerMissing = (groupId: string) =>
  badRequest(`The access container does not exist: no security group '${groupId}' in the partner's tenant.`);
/** (own) text; status is a setting. */
export const wrongState = (status: number, message: string) => new GraphError(status, status === 409 ? 'conflict' : 'badRequest', message);
/** 405 was observed on an immediate lockForApproval; (own) text. */
export const tooSoon = () =>
  new GraphError(405, 'notAllowed', 'The delegated admin relationship is not ready yet. Try again in a few seconds.');

/** (own) text; status is a setting. */
export const ifMatchMissing = (status: number) =>
  new GraphError(status, 'preconditionRequired', 'The If-Match header is required: send the @odata.etag of the object.');
/** (own) text; status is a setting. */
export const ifMatchStale = (status: number) =>
  new GraphError(status, 'resourceModified', 'The object has been changed since it was read: its @odata.etag is another one now.');

/** Graph, "Use delta query to track changes in Microsoft Graph data": 410 or 400, begin anew. (own) text. */
export const syncStateNotFound = (status: 400 | 410) =>
  new GraphError(status, 'syncStateNotFound', 'The sync state generation is not found; continue with a full synchronization.');

export const batchMalformed = (message: string) => new GraphError(400, 'BadRequest', message);
export const dependencyFailed = () => new GraphError(424, 'FailedDependency', 'A request that this one depends on has failed.');

const defaults: Record<number, readonly [code: string, message: string]> = {
  429: ['TooManyRequests', 'Too many requests.'],
  500: ['unexpectedError', 'An unexpected error occurred in the server.'],
  502: ['generalException', 'Bad gateway.'],
  503: ['serviceNotAvailable', 'The service is temporarily unavailable.'],
  504: ['generalException', 'Gateway timeout.'],
};

/** An error that only its status is known of: one on demand, or the unexpected. */
export function errorOfStatus(status: number, code?: string, message?: string): GraphError {
  const [defaultCode, defaultMessage] = defaults[status] ?? ['generalException', 'The request failed.'];
  return new GraphError(status, code ?? defaultCode, message ?? defaultMessage);
}
