import type { LoginSettings } from '../../settings';
import { isGuid } from '../../kernel/guid';
import {
  applicationNotFound, parameterMissing, parameterValueInvalid, redirectUriMissing, redirectUriUnknown, responseTypeNotSupported,
} from '../errors';
import type { CodeGrant } from '../grants';
import { readScopes, type RequestedScopes, type ScopeContext } from '../scopes';

const responseModes = ['query', 'fragment', 'form_post'] as const;
const prompts = ['none', 'login', 'select_account', 'consent'] as const;

/** Where an answer goes: known before anything else, for errors go there too. */
export interface ReturnAddress {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly mode: (typeof responseModes)[number];
  readonly state: string | undefined;
}

/** What an application asks of somebody. */
export interface AuthorizeRequest extends ReturnAddress {
  readonly scopes: RequestedScopes;
  readonly prompt: (typeof prompts)[number] | undefined;
  /** User principal name of whom the application expects. */
  readonly loginHint: string | undefined;
  readonly nonce: string | undefined;
  readonly challenge: CodeGrant['challenge'];
  /** Whether the answer is to say at once who signed in. */
  readonly clientInfo: boolean;
}

/**
 * Reads where an answer may go. Pure.
 * @throws LoginError that is for the person's eyes only: answers never go to an address that is not the application's
 */
export function readReturnAddress(params: URLSearchParams, settings: LoginSettings, tenantName: string): ReturnAddress {
  const clientId = params.get('client_id')?.toLowerCase() ?? '';
  if (clientId === '') throw parameterMissing('client_id');
  if (!isGuid(clientId)) throw applicationNotFound(clientId, tenantName);
  const redirectUri = readRedirectUri(params, settings, clientId);
  const mode = responseModes.find((each) => each === params.get('response_mode')) ?? 'query';
  return { clientId, redirectUri, mode, state: params.get('state') ?? undefined };
}

/** The application's address in a request, of whatever kind. Pure. @throws LoginError where it is none to which answers may go */
export function readRedirectUri(params: URLSearchParams, { redirectUris }: LoginSettings, clientId: string): string {
  const redirectUri = params.get('redirect_uri') ?? '';
  if (redirectUri === '') throw redirectUriMissing();
  if (!URL.canParse(redirectUri) || redirectUri.includes('#') || !redirectUris.test(redirectUri)) throw redirectUriUnknown(redirectUri, clientId);
  return redirectUri;
}

/**
 * Reads the rest of an authorization request. Pure.
 * @throws LoginError that goes to the application
 */
export function readAuthorizeRequest(params: URLSearchParams, address: ReturnAddress, context: Omit<ScopeContext, 'clientId'>): AuthorizeRequest {
  const type = params.get('response_type') ?? '';
  if (type === '') throw parameterMissing('response_type');
  if (type !== 'code') throw responseTypeNotSupported(type);
  return {
    ...address,
    mode: oneOf(params, 'response_mode', responseModes) ?? 'query',
    scopes: readScopes(params.get('scope'), { ...context, clientId: address.clientId }),
    prompt: oneOf(params, 'prompt', prompts),
    loginHint: params.get('login_hint') ?? undefined,
    nonce: params.get('nonce') ?? undefined,
    challenge: readChallenge(params),
    clientInfo: params.get('client_info') === '1',
  };
}

function readChallenge(params: URLSearchParams): CodeGrant['challenge'] {
  const value = params.get('code_challenge');
  if (value === null) return undefined;
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(value)) throw parameterValueInvalid('code_challenge', value);
  return { value, method: oneOf(params, 'code_challenge_method', ['S256', 'plain'] as const) ?? 'plain' };
}

function oneOf<T extends string>(params: URLSearchParams, name: string, values: readonly T[]): T | undefined {
  const given = params.get(name);
  if (given === null || given === '') return undefined;
  const value = values.find((each) => each === given);
  if (value === undefined) throw parameterValueInvalid(name, given);
  return value;
}
