import { loginWindow, publicLoginUrl } from '../../shared/login-network';
import { Problem } from './microsoft';
import { problemOf } from './problems';

export interface ConsentRequest {
  readonly tenantId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly loginUrl: string;
  /** Milliseconds until nobody waits any more. */
  readonly patience: number;
  /** Is told the window that was opened. */
  readonly opened: (popup: Window | null) => void;
}

/**
 * Where an administrator grants an application all that it is registered for on Graph, application permissions too.
 * Source: Learn "Admin consent on the Microsoft identity platform". Pure.
 * @param state comes back with the answer
 */
export function consentAddress({ tenantId, clientId, redirectUri }: Pick<ConsentRequest, 'tenantId' | 'clientId' | 'redirectUri'>, state: string): string {
  const query = new URLSearchParams({ client_id: clientId, scope: 'https://graph.microsoft.com/.default', redirect_uri: redirectUri, state });
  return `${publicLoginUrl}/${tenantId}/v2.0/adminconsent?${query.toString()}`;
}

/** The state in the form in which the page that hands answers on knows ours: it names the channel. Pure. */
export const stateOf = (channel: string): string => btoa(JSON.stringify({ id: channel, meta: { interactionType: 'popup' } }));

/**
 * What the answer says. The tenant that it names is no proof of anything, for anybody can make such an address. Pure.
 * @param answer query of the address to which Microsoft leads back
 * @throws Problem
 */
export function readAnswer(answer: string): void {
  const found = new URLSearchParams(answer);
  const error = found.get('error');
  if (error) throw problemOf({ errorCode: error, errorMessage: found.get('error_description') ?? '' });
  if (found.get('admin_consent')?.toLowerCase() !== 'true') throw new Problem('declined');
}

/** Opens the window and waits for its answer. @throws Problem */
export async function askConsent(request: ConsentRequest): Promise<void> {
  const id = crypto.randomUUID();
  const channel = new BroadcastChannel(id);
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Problem('timedOut')), request.patience);
      channel.onmessage = ({ data }: MessageEvent<{ readonly payload?: unknown }>) => {
        clearTimeout(timer);
        resolve(String(data.payload ?? ''));
      };
      const popup = loginWindow(request.loginUrl, request.opened).open(consentAddress(request, stateOf(id)), 'gdap-consent', 'width=520,height=680,scrollbars=yes');
      if (!popup) {
        clearTimeout(timer);
        reject(new Problem('blocked'));
      }
    });
    readAnswer(answer);
  } finally {
    channel.close();
  }
}
