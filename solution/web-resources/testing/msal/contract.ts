/** What the tests ask of a page that signs somebody in with MSAL. */
export interface MsalPage {
  /** Opens the window; answers whose account it was, and the access token. */
  signIn(scopes: readonly string[], prompt?: string): Promise<{ readonly username: string; readonly token: string }>;
  /** A token without a window. @param anew not from MSAL's own memory */
  renew(scopes: readonly string[], anew: boolean): Promise<string>;
  /** What Graph says to this page. */
  graph(graphUrl: string, path: string, token: string): Promise<unknown>;
}
