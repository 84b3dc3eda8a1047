import type { GraphSettings } from '../../settings';
import { alreadyInWork, badRequest, notSupported, wrongState } from '../errors';
import { isObject, readGuid, readObject, readRoles, readText, sameSet } from '../http/body';
import { isUnderWay } from '../operations/model';
import { isRelationshipDuration } from './duration';
import { extendsItself, GLOBAL_ADMINISTRATOR, type CustomerParticipant, type Relationship, type RelationshipState } from './model';

/** What the partner decides about a relationship. */
export type Terms = Pick<Relationship, 'displayName' | 'duration' | 'customer' | 'roles' | 'autoExtendDuration'>;

const writable = ['displayName', 'duration', 'customer', 'accessDetails', 'autoExtendDuration'];
const readOnly = [
  'id',
  'status',
  'createdDateTime',
  'lastModifiedDateTime',
  'activatedDateTime',
  'endDateTime',
  'accessAssignments',
  'operations',
  'requests',
];

/** Reads the body of POST. @throws GraphError 400 with the first rule that it breaks */
export function readNewTerms(body: unknown, settings: GraphSettings): Terms {
  const terms = readTerms(body, settings);
  const { displayName, duration, roles, customer = null, autoExtendDuration = 'PT0S' } = terms;
  if (displayName === undefined || duration === undefined || roles === undefined) {
    throw badRequest("The properties 'displayName', 'duration' and 'accessDetails' are required.");
  }
  return checkTogether({ displayName, duration, roles, customer, autoExtendDuration });
}

/** Reads the members that a POST or PATCH body has. @throws GraphError 400 */
export function readTerms(body: unknown, settings: GraphSettings): Partial<Terms> {
  const type = isObject(body) ? body['@odata.type'] : undefined;
  if (type === '#microsoft.graph.resellerDelegatedAdminRelationship') throw notSupported('that Graph makes relationships of indirect resellers: POST /sandbox/reseller-relationships does');
  const object = readObject(body, 'delegatedAdminRelationship', writable, readOnly);
  return {
    ...('displayName' in object && { displayName: checkName(readText(object, 'displayName'), settings) }),
    ...('duration' in object && { duration: checkDuration(readText(object, 'duration')) }),
    ...('customer' in object && { customer: readCustomer(object['customer']) }),
    ...('accessDetails' in object && { roles: checkAssignable(readRoles(object['accessDetails']), settings) }),
    ...('autoExtendDuration' in object && { autoExtendDuration: checkAutoExtend(readText(object, 'autoExtendDuration')) }),
  };
}

/** What a PATCH comes to. */
export type PatchDecision =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly change: Partial<Terms> }
  /** Takes time; what else the PATCH changes is done at once. */
  | { readonly kind: 'removesGlobalAdministrator'; readonly change: Partial<Terms> };

/**
 * Decides what a PATCH does in the present state: everything while `created`; while `active` only auto-extension and
 * the removal of Global Administrator (Graph: update delegatedAdminRelationship).
 * @throws GraphError 400, or 409 while a removal is in work
 */
export function decidePatch(state: RelationshipState, change: Partial<Terms>, settings: GraphSettings): PatchDecision {
  const { relationship, operations } = state;
  if (Object.keys(change).length === 0) return { kind: 'unchanged' };
  if (relationship.status === 'created') {
    checkTogether({ ...relationship, ...change });
    return { kind: 'changed', change };
  }
  if (relationship.status !== 'active')
    throw wrongState(settings.wrongStateStatus, `A relationship that is ${relationship.status} cannot be changed.`);

  const { roles, autoExtendDuration, ...frozen } = change;
  const [name] = Object.keys(frozen);
  if (name !== undefined) throw badRequest(`The property '${name}' cannot be changed while the relationship is active.`);
  checkTogether({ ...relationship, ...(autoExtendDuration !== undefined && { autoExtendDuration }) });
  const rest = autoExtendDuration === undefined ? {} : { autoExtendDuration };

  if (roles === undefined || sameSet(roles, relationship.roles))
    return Object.keys(rest).length === 0 ? { kind: 'unchanged' } : { kind: 'changed', change: rest };
  const withoutGlobalAdministrator = relationship.roles.filter((role) => role !== GLOBAL_ADMINISTRATOR);
  if (!sameSet(roles, withoutGlobalAdministrator))
    throw badRequest('The roles of an active relationship cannot be changed, except to remove Global Administrator.');
  if (operations.some((operation) => operation.type === 'delegatedAdminRelationshipUpdate' && isUnderWay(operation)))
    throw alreadyInWork('The removal of Global Administrator');
  return { kind: 'removesGlobalAdministrator', change: rest };
}

function checkTogether<Checked extends Pick<Terms, 'roles' | 'autoExtendDuration'>>(terms: Checked): Checked {
  if (terms.roles.includes(GLOBAL_ADMINISTRATOR) && extendsItself(terms.autoExtendDuration)) {
    throw badRequest('A relationship that holds the Global Administrator role cannot be extended automatically.');
  }
  return terms;
}

function checkName(name: string, { displayNamePattern }: GraphSettings): string {
  if (name.length < 1 || name.length > 50) throw badRequest("The property 'displayName' must have 1 to 50 characters.");
  if (!displayNamePattern.test(name)) throw badRequest("The property 'displayName' holds characters that are not allowed.");
  return name;
}

function checkDuration(duration: string): string {
  if (!isRelationshipDuration(duration)) throw badRequest("The property 'duration' must be an ISO 8601 duration from P1D to P2Y.");
  return duration;
}

function checkAutoExtend(duration: string): string {
  if (!['P0D', 'PT0S', 'P180D'].includes(duration)) throw badRequest("The property 'autoExtendDuration' must be P0D, PT0S or P180D.");
  return duration;
}

function checkAssignable(roles: string[], { assignableRoles }: GraphSettings): string[] {
  const unknown = roles.find((role) => assignableRoles !== undefined && !assignableRoles.includes(role));
  if (unknown !== undefined) throw badRequest(`The role '${unknown}' is no built-in role that a delegated admin relationship may hold.`);
  return roles;
}

function readCustomer(value: unknown): CustomerParticipant | null {
  if (value === null) return null;
  const object = readObject(value, 'delegatedAdminRelationshipCustomerParticipant', ['tenantId', 'displayName']);
  const displayName = object['displayName'] === undefined || object['displayName'] === null ? null : readText(object, 'displayName');
  return { tenantId: readGuid(object, 'tenantId'), displayName };
}
