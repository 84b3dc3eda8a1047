import { applicationDisabled, grantMalformed, LoginError, secretInvalid } from './errors';

/**
 * Errors that nothing in the sandbox leads to, or that are wanted on demand: `POST /sandbox/faults` names them as its code,
 * `AADSTS53003`. Source: Microsoft Learn "Microsoft Entra authentication and authorization error codes".
 */
const known: readonly LoginError[] = [
  secretInvalid(),
  grantMalformed(),
  applicationDisabled('of this request'),
  new LoginError(400, 'interaction_required', 53003, 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.', 'message_only'),
  new LoginError(400, 'interaction_required', 50076, 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.', 'basic_action'),
  new LoginError(400, 'invalid_grant', 50173, 'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.'),
  new LoginError(400, 'invalid_grant', 50177, 'User account from an external identity provider does not exist in the tenant and cannot access the application in that tenant. The account needs to be added as an external user in the tenant first.'),
  new LoginError(400, 'invalid_grant', 65001, 'The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.', 'consent_required'),
  new LoginError(401, 'invalid_client', 7000222, "The provided client secret keys for the app are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security."),
  new LoginError(400, 'invalid_client', 650051, 'Using application is currently not supported for your organization because its service principal is missing or being created.'),
  new LoginError(400, 'invalid_request', 900023, 'Specified tenant identifier is neither a valid DNS name, nor a valid external domain.'),
  new LoginError(400, 'invalid_request', 5000224, 'We are sorry, this resource is not available. If you are seeing this message by mistake, please contact Microsoft support.'),
];

/** The error of a code such as `AADSTS53003`, where it is one of these. */
export function errorByNumber(code: string | undefined): LoginError | undefined {
  const number = Number(/^AADSTS(\d+)$/i.exec(code ?? '')?.[1]);
  return known.find((error) => error.number === number);
}
