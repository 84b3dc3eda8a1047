/**
 * Every way in which a system job of the event pipeline fails, with the text that people read in the job.
 * No text holds a key, a header's value or a query string. Texts marked (own) are not documented word for word.
 */
export interface JobFailure {
  /** For the machine: column `errorcode`, a signed 32-bit number. */
  readonly code: number;
  /** For people: column `friendlymessage`. */
  readonly friendlyMessage: string;
  /** With what is known about the cause: column `message`. */
  readonly message: string;
}

/** IsvAborted, with which Dataverse reports a handler that failed. For the single causes: UNCONFIRMED. */
const ISV_ABORTED = 0x80040265 | 0;

const failure = (friendlyMessage: string, detail?: string): JobFailure =>
  ({ code: ISV_ABORTED, friendlyMessage, message: detail ? `${friendlyMessage} ${detail}` : friendlyMessage });

/** (own) @param where scheme, host, port and path */
export const refusedByReceiver = (name: string, where: string, status: number, attempts: number) =>
  failure(`The webhook '${name}' failed because its receiver answered with status ${status}.`,
    `POST ${where} was answered with ${status}${attempts > 1 ? `, ${attempts} times` : ''}; only 2xx is success.`);

/** (own) */
export const timedOut = (name: string, where: string, milliseconds: number) =>
  failure(`The webhook '${name}' failed because its receiver did not answer in time.`, `POST ${where} was given up after ${milliseconds / 1000} s.`);

/** (own) @param cause such as ECONNREFUSED */
export const unreachable = (name: string, where: string, cause: string) =>
  failure(`The webhook '${name}' failed because its receiver could not be reached.`, `POST ${where} ended with ${cause}.`);

/** (own) */
export const endpointMissing = (stepName: string) =>
  failure(`The step '${stepName}' failed because its service endpoint does not exist any more.`);

/** (own) */
export const noUrl = (name: string) =>
  failure(`The webhook '${name}' has no usable URL.`, 'Set the column url of its serviceendpoint row to the address of the receiver, and authvalue to the key.');

/** (own) The sandbox calls nothing outside this machine. */
export const notLoopback = (name: string, host: string) =>
  failure(`The webhook '${name}' was not called because '${host}' is not on this machine.`, 'The sandbox calls loopback addresses only: localhost, 127.0.0.0/8 and [::1].');

/** (own) A platform without loopback, as Microsoft's. */
export const loopbackRefused = (name: string) =>
  failure(`The webhook '${name}' was not called because its URL is on loopback, which this environment refuses.`);

/** (own) The value itself is never told. */
export const badAuthentication = (name: string, why: string) =>
  failure(`The webhook '${name}' was not called because its authentication cannot be used: ${why}.`);

/** (own) */
export const handlerNotSupported = (stepName: string, handler: string) =>
  failure(`The step '${stepName}' was not run because the sandbox does not support handlers of the kind '${handler}'.`, 'It runs webhooks only.');

/** Text: Microsoft Learn "Best practices for workflow processes", "Avoid infinite loops". */
export const infiniteLoop = () =>
  failure('This workflow job was canceled because the workflow that started it included an infinite loop. Correct the workflow logic and try again.');
