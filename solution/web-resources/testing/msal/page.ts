import { PublicClientApplication, type AccountInfo } from '@azure/msal-browser';
import { createLoginNetwork, loginWindow, publicLoginUrl } from '../../shared/login-network';
import type { MsalPage } from './contract';

const settings = new URLSearchParams(location.search);
const loginUrl = settings.get('login') ?? '';
const client = new PublicClientApplication({
  auth: { clientId: settings.get('client') ?? '', authority: `${publicLoginUrl}/${settings.get('tenant')}`, redirectUri: `${location.origin}/bridge.html` },
  cache: { cacheLocation: 'memoryStorage' },
  system: { networkClient: createLoginNetwork(loginUrl), navigatePopups: false },
});
const ready = client.initialize();
let account: AccountInfo | null = null;

const page: MsalPage = {
  async signIn(scopes, prompt) {
    await ready;
    const found = await client.loginPopup({ scopes: [...scopes], popupWindowParent: loginWindow(loginUrl), overrideInteractionInProgress: true, ...(prompt === undefined ? {} : { prompt }) });
    account = found.account;
    return { username: found.account.username, token: found.accessToken };
  },
  async renew(scopes, anew) {
    const { accessToken } = await client.acquireTokenSilent({ scopes: [...scopes], account: account ?? undefined, forceRefresh: anew });
    return accessToken;
  },
  graph: async (graphUrl, path, token) => (await fetch(`${graphUrl}/v1.0${path}`, { headers: { Authorization: `Bearer ${token}` } })).json(),
};
Object.assign(window, { msalPage: page });
