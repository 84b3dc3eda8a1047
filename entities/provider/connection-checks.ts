/**
 * What is checked of a provider's connection, in the order in which people put it right. The handlers check what
 * their application can do; the connection page checks what the partner's administrator proves by signing in.
 */
export const handlerChecks = ['signIn', 'permissions', 'relationships', 'servicePrincipal', 'groups', 'customers', 'partnerCenter', 'indirectProvider'] as const;
export const administratorChecks = ['adminSignIn', 'adminAgent', 'mfa', 'consent'] as const;

export type CheckId = (typeof handlerChecks)[number] | (typeof administratorChecks)[number];

/** `warning`: works, but something will be missing. `notNeeded`: says nothing about this kind of provider. */
export type CheckOutcome = 'passed' | 'failed' | 'warning' | 'notNeeded';

/** What came of one check. What to do about it is told by whoever shows it, in the user's language. */
export interface CheckResult {
  readonly id: CheckId;
  readonly outcome: CheckOutcome;
  /** Why, where the id and the outcome do not say it: such as `AADSTS7000215` or the permissions that are missing. No secrets. */
  readonly detail?: string;
  /** Microsoft's request id, for support. */
  readonly requestId?: string;
}

const version = 1;
const ids: readonly string[] = [...handlerChecks, ...administratorChecks];
const outcomes: readonly string[] = ['passed', 'failed', 'warning', 'notNeeded'] satisfies readonly CheckOutcome[];

/**
 * As it is kept on the Provider row (`gdap_Checks`, `gdap_AdminChecks`). Pure.
 * @param of what was checked: a digest of the connection data, which shows whether they have changed since
 */
export const checksText = (results: readonly CheckResult[], of?: string): string => JSON.stringify({ version, of, results });

/** What the kept checks were made of; undefined where that is not said. Pure. */
export function checkedOf(text: string | null | undefined): string | undefined {
  try {
    const { of } = JSON.parse(text ?? '') as { of?: unknown };
    return typeof of === 'string' ? of : undefined;
  } catch {
    return undefined;
  }
}

/** What is kept, read leniently: what this version does not understand is left out. Pure. */
export function parseChecks(text: string | null | undefined): CheckResult[] {
  try {
    const { results } = JSON.parse(text ?? '') as { results?: unknown };
    return Array.isArray(results) ? results.filter(isResult) : [];
  } catch {
    return [];
  }
}

function isResult(value: unknown): value is CheckResult {
  if (typeof value !== 'object' || value === null) return false;
  const { id, outcome, detail, requestId } = value as Record<keyof CheckResult, unknown>;
  const isText = (text: unknown) => text === undefined || typeof text === 'string';
  return ids.includes(String(id)) && outcomes.includes(String(outcome)) && isText(detail) && isText(requestId);
}

/** The service principal that application access to GDAP needs in the partner tenant (Graph, "Create delegatedAdminRelationship"). */
export const gdapServicePrincipalAppId = '2832473f-ec63-45fb-976f-5d45a7d4bb91';

/** Application permissions of the handlers on Microsoft Graph, the least that each part needs (Graph permissions reference). */
export const neededGraphPermissions = {
  relationships: 'DelegatedAdminRelationship.ReadWrite.All',
  groups: 'Group.ReadWrite.All',
  customers: 'Directory.Read.All',
  roles: 'RoleManagement.Read.Directory',
} as const;
