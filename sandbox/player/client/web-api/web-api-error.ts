import type { WebApiError } from '../player';

/** The one error of the player's Web API client. */
export class WebApiFailure extends Error implements WebApiError {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
  ) {
    super(message);
    this.name = 'WebApiError';
  }
}

/** No answer came: whether the environment got the request is not known. */
export const noAnswer = () =>
  new WebApiFailure('The environment did not answer: the connection may be lost. Nothing that you entered is lost. Check the connection, then try again.', 0, '');

/** What a refused request says, from Dataverse's error body; texts that are no such body are left out. */
export function readWebApiError(status: number, body: string): WebApiFailure {
  const error = errorOf(body);
  const message = typeof error.message === 'string' && error.message ? error.message : `The environment answered ${status} without an explanation.`;
  return new WebApiFailure(message, status, typeof error.code === 'string' ? error.code : '');
}

export const isWebApiError = (thrown: unknown): thrown is WebApiError =>
  thrown instanceof Error && typeof (thrown as Partial<WebApiError>).status === 'number' && typeof (thrown as Partial<WebApiError>).code === 'string';

function errorOf(body: string): { readonly message?: unknown; readonly code?: unknown } {
  try {
    const parsed: unknown = JSON.parse(body);
    const error = typeof parsed === 'object' && parsed !== null ? (parsed as { error?: unknown }).error : undefined;
    return typeof error === 'object' && error !== null ? error : {};
  } catch {
    return {};
  }
}
