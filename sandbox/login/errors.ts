/**
 * Every error of signing in: HTTP status, OAuth error, AADSTS number and text.
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
    /** What happened, without the number. */
    readonly sentence: string,
    /** OAuth `suberror`, which MSAL reads. */
    readonly suberror?: string,
  ) {
    super(`AADSTS${number}: ${sentence}`);
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
export const applicationDisabled = (clientId: string) =>
  new LoginError(400, 'unauthorized_client', 7000112, `Application '${clientId}' is disabled.`);
export const scopeInvalid = (scope: string) =>
  new LoginError(400, 'invalid_scope', 70011, `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid. .default scope can't be combined with resource-specific scopes.`);
export const scopeUnknown = (clientId: string, scope: string, resource: string) =>
  new LoginError(400, 'invalid_client', 650053, `The application '${clientId}' asked for scope '${scope}' that doesn't exist on the resource '${resource}'. Contact the app vendor.`);
export const severalResources = (scope: string) =>
  new LoginError(400, 'invalid_request', 28000, `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`);

export const redirectUriMissing = () => new LoginError(400, 'invalid_request', 900971, 'No reply address provided.');
export const redirectUriUnknown = (redirectUri: string, clientId: string) =>
  new LoginError(
    400,
    'invalid_request',
    50011,
    `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
  );
export const responseTypeNotSupported = (type: string) =>
  new LoginError(400, 'unsupported_response_type', 700051, `response_type '${type}' is not enabled for the application.`);
export const parameterValueInvalid = (name: string, value: string) =>
  new LoginError(400, 'invalid_request', 90023, `Unsupported '${name}' value: '${value}'.`);
export const nobodySignedIn = () =>
  new LoginError(400, 'login_required', 50058, 'A silent sign-in request was sent but no user is signed in.');
export const declined = () => new LoginError(400, 'access_denied', 65004, 'User declined to consent to access the app.');
/** As the admin consent endpoint tells it. */
export const adminConsentDeclined = () => new LoginError(400, 'consent_required', 65004, 'The resource owner or authorization server denied the request.');
export const consentMissing = (clientId: string) =>
  new LoginError(
    400,
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with ID '${clientId}' named '${clientId}'. Send an interactive authorization request for this user and resource.`,
    'consent_required',
  );
/** As `consentMissing`, where the answer goes to the application by redirect: prompt=none. */
export const consentRequired = (clientId: string) => new LoginError(400, 'consent_required', 65001, consentMissing(clientId).sentence);
export const personNotInTenant = (name: string, homeTenantId: string, tenant: string, clientId: string) =>
  new LoginError(
    400,
    'invalid_grant',
    50020,
    `User account '${name}' from identity provider 'https://sts.windows.net/${homeTenantId}/' does not exist in tenant '${tenant}' and cannot access the application '${clientId}'(${clientId}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
  );
export const personGone = (tenant: string) => new LoginError(400, 'invalid_grant', 50034, `The user account does not exist in the ${tenant} directory. To sign into this application, the account must be added to the directory.`);

export const grantMalformed = () => new LoginError(400, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.');
export const grantOfAnother = () => new LoginError(400, 'invalid_grant', 70000, 'Provided grant is invalid or malformed.');
export const codeExpired = () =>
  new LoginError(400, 'invalid_grant', 70008, 'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.');
export const codeRedeemed = () => new LoginError(400, 'invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.');
export const redirectUriDiffers = () =>
  new LoginError(400, 'invalid_client', 500112, 'The reply address does not match the reply address provided when requesting Authorization code.');
export const verifierWrong = () => new LoginError(400, 'invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge supplied in the authorization request.');
export const pkceRequired = () => new LoginError(400, 'invalid_request', 9002325, 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.');
export const onlyCrossOrigin = () =>
  new LoginError(400, 'invalid_request', 9002327, "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.");
export const crossOriginRefused = () =>
  new LoginError(400, 'invalid_request', 9002326, "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type or 'Native' client-type with origin registered in AllowedOriginForNativeAppCorsRequestInOAuthToken allow list.");
export const refreshTokenExpired = (issuedAt: Date, inactive: string) =>
  new LoginError(
    400,
    'invalid_grant',
    700082,
    `The refresh token has expired due to inactivity. The token was issued on ${issuedAt.toISOString()} and was inactive for ${inactive}.`,
  );
export const singlePageTokenExpired = (issuedAt: Date) =>
  new LoginError(
    400,
    'invalid_grant',
    700084,
    `The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on ${issuedAt.toISOString()}.`,
  );
export const authorizationPending = () =>
  new LoginError(400, 'authorization_pending', 70016, 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.');
export const authorizationDeclined = () => new LoginError(400, 'authorization_declined', 70017, 'OAuth 2.0 device flow error. The user denied the request.');
export const deviceCodeUnknown = () => new LoginError(400, 'bad_verification_code', 70018, 'OAuth 2.0 device flow error. The device code is not recognised.');
export const deviceCodeExpired = () => new LoginError(400, 'expired_token', 70019, 'OAuth 2.0 device flow error. The device code has expired.');

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

/** What is told of an error, with what support asks for. */
export function describeError(error: LoginError, { now, traceId, correlationId }: ErrorContext) {
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return { timestamp, description: `${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}` };
}

/** The answer in Entra's form. */
export function loginErrorResponse(error: LoginError, context: ErrorContext): Response {
  const { traceId, correlationId } = context;
  const { timestamp, description } = describeError(error, context);
  const body = {
    error: error.error,
    error_description: description,
    error_codes: [error.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${error.number}`,
    ...(error.suberror === undefined ? {} : { suberror: error.suberror }),
  };
  return Response.json(body, { status: error.status, headers: { 'Cache-Control': 'no-store', 'x-ms-request-id': traceId } });
}
