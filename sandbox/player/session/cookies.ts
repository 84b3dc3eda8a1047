/** The language that somebody chose: an LCID, such as 1031. Who they are is in the cookie of `kernel/session-cookie`. */
export const languageCookie = 'SandboxLanguage';

/** A Set-Cookie header: for this site's own pages and calls only, until the browser is closed. */
export const setCookie = (name: string, value: string) => `${name}=${encodeURIComponent(value)}; Path=/; SameSite=Strict; HttpOnly`;
