import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-browser';

/** Where Entra signs people in, in the public cloud. */
export const publicLoginUrl = 'https://login.microsoftonline.com';

/** Milliseconds for one call. */
const timeout = 30_000;

/**
 * The address that MSAL means, at the login address of this environment. Pure.
 * @throws Error where it is none of Entra's: no code and no token goes there
 */
export function atLogin(loginUrl: string, url: string): string {
  if (!url.startsWith(`${publicLoginUrl}/`)) throw new Error('Entra named an address that is none of its own.');
  return loginUrl + url.slice(publicLoginUrl.length);
}

/**
 * MSAL's way to the network. MSAL insists on https and on hosts that it knows, so it always means the public address;
 * where the login address of the environment is another one, such as a sandbox's, calls and windows go there instead.
 */
export function createLoginNetwork(loginUrl: string): INetworkModule {
  async function call<T>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    const ended = new AbortController();
    const timer = setTimeout(() => ended.abort(), timeout);
    try {
      const response = await fetch(atLogin(loginUrl, url), {
        method,
        signal: ended.signal,
        ...(options?.headers ? { headers: options.headers } : {}),
        ...(options?.body === undefined ? {} : { body: options.body }),
      });
      const headers: Record<string, string> = {};
      response.headers.forEach((value, name) => (headers[name] = value));
      return { headers, body: (await response.json()) as T, status: response.status };
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    sendGetRequestAsync: (url, options) => call('GET', url, options),
    sendPostRequestAsync: (url, options) => call('POST', url, options),
  };
}

/**
 * The window that MSAL opens its own from: as this one, but what opens goes to the login address of the environment.
 * @param opened is told the window that was opened, null where the browser refused it
 */
export const loginWindow = (loginUrl: string, opened: (popup: Window | null) => void = () => undefined): Window =>
  new Proxy(window, {
    get(target, key) {
      if (key === 'open') {
        return (url: string, name: string, features: string) => {
          const popup = target.open(atLogin(loginUrl, url), name, features);
          opened(popup);
          return popup;
        };
      }
      const value = Reflect.get(target, key) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
