/**
 * Every error that the Partner Center simulator answers with. Numbers: Partner Center documentation "Error codes";
 * texts are our own, which clients must not read.
 */
export class PartnerCenterError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    /** What clients branch on. */
    readonly code: number,
    message: string,
  ) {
    super(message);
    this.name = 'PartnerCenterError';
  }
}

export const unauthenticated = (why: string) => new PartnerCenterError(401, 900420, `The access token is refused: ${why}.`);
export const forbidden = () => new PartnerCenterError(403, 900308, 'The account does not have the privileges for this operation.');
export const policyForbids = () => new PartnerCenterError(403, 900309, 'Conditional Access forbids it: the account has not given a second factor.');
export const customerNotFound = (id: string) => new PartnerCenterError(404, 1000, `The customer '${id}' was not found.`);
/** The number is SIM. */
export const badRequest = (message: string) => new PartnerCenterError(400, 2000, message);
/** The number is SIM. */
export const methodNotAllowed = (method: string, path: string) => new PartnerCenterError(405, 2000, `${method} is not allowed on ${path}.`);
/** The number is SIM. */
export const notSupported = (what: string) => new PartnerCenterError(501, 2000, `The sandbox does not support ${what}.`);

const numbers: Readonly<Record<number, number>> = { 401: 900420, 403: 900308, 404: 1000, 409: 2055 };

/** The body of an error; of throttling, which a gateway before Partner Center answers, it is another one. */
export function errorBody(status: number, code: number | string | undefined, message: string | undefined): unknown {
  if (status === 429) return { statusCode: 429, message: message ?? 'Rate limit is exceeded. Try again in 57 seconds.' };
  const named = Number(code);
  return {
    code: Number.isSafeInteger(named) && code !== undefined ? named : (numbers[status] ?? 3000),
    description: message ?? 'The operation failed.',
    data: [],
    source: 'PartnerCenter',
  };
}
