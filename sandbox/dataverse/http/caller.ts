import type { OperationRequest } from '../batch';
import type { Caller, Environment } from '../environment';
import { invalidArgument, missingMiscPrivilege, unauthorized, userUnknown } from '../errors';
import { impersonating, type Access } from '../security/access';
import type { Users } from '../security/users';
import { wellKnown } from '../storage/well-known';
import { header } from './exchange';

/** What signing in has told of who calls. */
export interface SignIn {
  readonly authorization: string | null;
  /** The application that a good Authorization header is of; undefined where the header is no good. */
  readonly application: (authorization: string) => string | undefined;
  /** The person whom a browser chose, by `systemuserid`. */
  readonly person: string | undefined;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Who calls: the application of the token, else the person of the browser, else the system administrator.
 * @throws DataverseError 401 for a token that is no good, 403 for somebody who is no user here
 */
export function signIn(users: Users, { authorization, application, person }: SignIn): Access {
  if (authorization === null) return users.access(person === undefined || !GUID.test(person) ? wellKnown.administrator : person.toLowerCase());
  const applicationId = application(authorization);
  if (applicationId === undefined) throw unauthorized();
  return users.ofApplication(applicationId);
}

/**
 * On whose behalf one operation is done: `MSCRMCallerID` (a `systemuserid`) and `CallerObjectId` (an Entra object id)
 * name somebody else than the one who signed in.
 * @throws DataverseError 403 without the privilege to act on behalf of others, or where there is no such user
 */
export function callerOf(environment: Environment, users: Users, signedIn: Access, request: OperationRequest, requestId: string): Caller {
  const access = impersonated(environment, users, signedIn, request);
  return {
    userId: access.principal.userId,
    businessUnitId: access.principal.businessUnitId,
    organizationId: wellKnown.organization,
    correlationId: header(request, 'x-ms-correlation-request-id') ?? environment.newId(),
    requestId,
    depth: 1,
    access,
    ...(access.principal.userId === signedIn.principal.userId ? {} : { onBehalfOf: signedIn.principal.userId }),
  };
}

function impersonated({ database }: Environment, users: Users, signedIn: Access, request: OperationRequest): Access {
  const objectId = header(request, 'callerobjectid');
  const userId = header(request, 'mscrmcallerid');
  const given = objectId ?? userId;
  if (given === undefined) return signedIn;
  if (!GUID.test(given)) throw invalidArgument(`'${given.slice(0, 100)}' is not the id of a user.`);
  if (!signedIn.isUnlimited && !users.privileges(signedIn.principal.userId).has('prvActOnBehalfOfAnotherUser')) {
    throw missingMiscPrivilege(signedIn.principal.userId, 'prvActOnBehalfOfAnotherUser');
  }
  if (objectId === undefined) return impersonating(signedIn, users.access(given.toLowerCase()));
  const row = database.prepare('SELECT systemuserid FROM systemuser WHERE azureactivedirectoryobjectid = ?').get(objectId.toLowerCase()) as { systemuserid: string } | undefined;
  if (!row) throw userUnknown();
  return impersonating(signedIn, users.access(row.systemuserid));
}
