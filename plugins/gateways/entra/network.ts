import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

/** Where Entra signs applications in, in the public cloud. */
export const publicLoginUrl = 'https://login.microsoftonline.com';

/**
 * MSAL's way to the network over `fetch`, with a time-out. MSAL insists on https and on hosts that it knows, so it
 * always asks the public address; where `loginUrl` is another one the request goes there instead.
 */
export function createLoginNetwork(loginUrl: string, send: typeof fetch, timeoutMs: number): INetworkModule {
  async function call<T>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    if (!url.startsWith(`${publicLoginUrl}/`)) throw new Error('Entra named an address that is none of its own.');
    const response = await send(loginUrl + url.slice(publicLoginUrl.length), {
      method,
      headers: options?.headers,
      body: options?.body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { headers: Object.fromEntries(response.headers), body: (await response.json()) as T, status: response.status };
  }
  return {
    sendGetRequestAsync: (url, options) => call('GET', url, options),
    sendPostRequestAsync: (url, options) => call('POST', url, options),
  };
}
