/**
 * Every error that the embedded Dataverse answers with stands here: status, code and text.
 * Source: Microsoft Learn "Compose HTTP requests and handle errors" and "Web service error codes";
 * texts marked (own) are not documented word for word.
 */
export class DataverseError extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Such as `0x80040217`. */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DataverseError';
  }

  /** The body that the Web API answers with. */
  toJSON() {
    return { error: { code: this.code, message: this.message } };
  }
}

/** What this sandbox does not do says so, and never does something else silently. */
export const notSupported = (what: string) =>
  new DataverseError(501, '0x80040800', `The sandbox does not support ${what}.`);
