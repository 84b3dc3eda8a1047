import { secretMissing } from '../errors';
import { required } from './client-credentials';

/**
 * How an application asks. The sandbox has no app registrations that would say what an application is: it takes one with a
 * secret for confidential, one that asks from another origin for a single-page application, and the rest for public.
 */
export interface Client {
  readonly clientId: string;
  readonly kind: 'confidential' | 'singlePage' | 'public';
}

/** Pure. @param origin the Origin header, which browsers send with every POST of a script */
export function readClient(form: URLSearchParams, origin: string | null): Client {
  const clientId = required(form, 'client_id').toLowerCase();
  const credential = form.get('client_secret') ?? form.get('client_assertion');
  if (credential === '') throw secretMissing();
  if (credential !== null) return { clientId, kind: 'confidential' };
  return { clientId, kind: origin === null ? 'public' : 'singlePage' };
}
