/**
 * Every error of the token endpoint: HTTP status, OAuth error, AADSTS number and text.
 * Source: Microsoft Learn "Microsoft Entra authentication and authorization error codes"; the HTTP statuses and the
 * pairing of OAuth errors with numbers are as commonly observed.
 */
export class LoginError extends Error {
  constructor(
    readonly status: number,
    /** OAuth 2.0 error, such as `invalid_client`. */
    readonly error: string,
    /** AADSTS number. */
    readonly number: number,
    text: string,
  ) {
    super(`AADSTS${number}: ${text}`);
    this.name = 'LoginError';
  }
}

export const tenantNotFound = (tenant: string) =>
  new LoginError(
    400,
    'invalid_request',
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
export const applicationNotFound = (clientId: string, tenant: string) =>
  new LoginError(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant}'.`,
  );
export const parameterMissing = (name: string) =>
  new LoginError(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);
export const secretMissing = () =>
  new LoginError(
    401,
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );
export const secretInvalid = () =>
  new LoginError(
    401,
    'invalid_client',
    7000215,
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
  );
export const grantNotSupported = (grant: string) =>
  new LoginError(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant}'.`);
export const scopeNotDefault = (scope: string) =>
  new LoginError(
    400,
    'invalid_scope',
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  );
export const resourceNotFound = (resource: string, tenant: string) =>
  new LoginError(400, 'invalid_resource', 500011, `The resource principal named ${resource} was not found in the tenant named ${tenant}.`);
export const onlyPost = () => new LoginError(405, 'invalid_request', 900561, 'The endpoint only accepts POST requests.');
export const formMalformed = () =>
  new LoginError(
    400,
    'invalid_request',
    900144,
    "The request body must be of type application/x-www-form-urlencoded and contain the following parameter: 'grant_type'.",
  );
export const notSupported = (what: string) =>
  new LoginError(501, 'temporarily_unavailable', 90000, `The sandbox does not support ${what}.`);

/** What the answer needs beside the error. */
export interface ErrorContext {
  readonly now: Date;
  readonly traceId: string;
  readonly correlationId: string;
}

/** The answer in Entra's form. */
export function loginErrorResponse(error: LoginError, { now, traceId, correlationId }: ErrorContext): Response {
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const body = {
    error: error.error,
    error_description: `${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [error.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${error.number}`,
  };
  return Response.json(body, { status: error.status, headers: { 'Cache-Control': 'no-store', 'x-ms-request-id': traceId } });
}
