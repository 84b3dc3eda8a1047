import { InteractionRequiredAuthError, PublicClientApplication, type AuthenticationResult } from '@azure/msal-browser';
import { createLoginNetwork, loginWindow, publicLoginUrl } from '../../shared/login-network';
import { askConsent } from './admin-consent';
import { groupNames } from './member-of';
import { Problem, type Administrator, type Microsoft, type SignInOptions } from './microsoft';
import { problemOf } from './problems';

/** To say who somebody is, and whether they are an Admin agent. */
const scopes = ['User.Read', 'GroupMember.Read.All'];

/** Milliseconds for somebody to sign in, with a second factor at hand or not. */
const patience = 5 * 60_000;

/**
 * Microsoft by MSAL. Tokens are kept in memory alone: they are gone with the page.
 * Source: Learn "Sign-in using a popup window"; since MSAL 5 a page of its own hands on the answer.
 */
export function createMicrosoft(options: SignInOptions): Microsoft {
  const { tenantId, clientId, redirectUri, loginUrl, graphUrl } = options;
  const client = new PublicClientApplication({
    auth: { clientId, authority: `${publicLoginUrl}/${tenantId}`, redirectUri },
    cache: { cacheLocation: 'memoryStorage' },
    system: { networkClient: createLoginNetwork(loginUrl), navigatePopups: false, popupBridgeTimeout: patience, loggerOptions: { piiLoggingEnabled: false, loggerCallback: () => undefined } },
  });
  const ready = client.initialize();
  let popup: Window | null = null;
  let stop: () => void = () => undefined;
  let signedIn: AuthenticationResult | undefined;

  /** A window of Microsoft's, until it has answered or nobody waits any more. */
  async function inWindow<T>(work: () => Promise<T>): Promise<T> {
    const stopped = new Promise<never>((_, reject) => {
      stop = () => {
        popup?.close();
        reject(new Problem('stopped'));
      };
    });
    try {
      return await Promise.race([work(), stopped]);
    } catch (error) {
      throw problemOf(error);
    } finally {
      stop = () => undefined;
    }
  }

  return {
    signIn: () =>
      inWindow(async () => {
        await ready;
        signedIn = await client.loginPopup({
          scopes,
          prompt: 'select_account',
          // A window that somebody closed never answers: the next one takes its place.
          overrideInteractionInProgress: true,
          popupWindowParent: loginWindow(loginUrl, (opened) => (popup = opened)),
        });
        return administratorOf(signedIn);
      }),
    consent: () => inWindow(() => askConsent({ tenantId, clientId, redirectUri, loginUrl, patience, opened: (one) => (popup = one) })),
    async groups() {
      try {
        if (!signedIn) throw new Problem('stopped');
        const { accessToken } = await client.acquireTokenSilent({ scopes, account: signedIn.account });
        return await groupNames(graphUrl, accessToken);
      } catch (error) {
        throw error instanceof InteractionRequiredAuthError ? new Problem('stopped') : problemOf(error);
      }
    },
    stop: () => stop(),
  };
}

/** Source: Learn "ID token claims reference", "Access token claims reference": where `amr` stands depends on the kind of token. */
function administratorOf({ account, idTokenClaims, accessToken, tenantId }: AuthenticationResult): Administrator {
  const [, home = tenantId] = account.homeAccountId.split('.');
  const methods = methodsIn(idTokenClaims) ?? methodsIn(claimsOf(accessToken));
  return { username: account.username, tenantId: tenantId.toLowerCase(), homeTenantId: home.toLowerCase(), methods };
}

const methodsIn = (claims: object): readonly string[] | undefined => {
  const { amr } = claims as { amr?: unknown };
  return Array.isArray(amr) ? amr.filter((one): one is string => typeof one === 'string') : undefined;
};

/** Only to tell people: Microsoft's services look at the token themselves. */
function claimsOf(token: string): object {
  try {
    const bytes = atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'));
    return JSON.parse(bytes) as object;
  } catch {
    return {};
  }
}
