import { XMLParser } from 'fast-xml-parser';
import * as failures from './failure';
import type { JobFailure } from './failure';

/** A row of Microsoft's ServiceEndpoint table, as far as a webhook needs it. */
export interface ServiceEndpoint {
  readonly id: string;
  readonly name: string;
  /** 8 = webhook. */
  readonly contract: number | null;
  readonly url: string | null;
  /** 4 WebhookKey, 5 HttpHeader, 6 HttpQueryString. */
  readonly authType: number | null;
  /** The key itself; for 5 and 6 `<settings><setting name="…" value="…"/></settings>`. Never shown to anybody. */
  readonly authValue: string | null;
}

/** Where and with which keys a webhook is called. */
export interface CallTarget {
  readonly url: URL;
  readonly headers: ReadonlyMap<string, string>;
  /** The address as it may be told in messages: without query, user and password. */
  readonly where: string;
}

const WEBHOOK = 8;
const AUTH = { webhookKey: 4, httpHeader: 5, httpQueryString: 6 } as const;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * What a service endpoint says about the call, or why it cannot be called. Pure. Source of the kinds of
 * authentication: Microsoft Learn "Register a webhook".
 */
export function callTarget(endpoint: ServiceEndpoint, allowLoopback: boolean): CallTarget | JobFailure {
  if (endpoint.contract !== WEBHOOK) return failures.handlerNotSupported(endpoint.name, `service endpoint with contract ${endpoint.contract}`);
  const url = parseUrl(endpoint.url);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname.endsWith('.invalid')) return failures.noUrl(endpoint.name);
  if (!isLoopback(url.hostname)) return failures.notLoopback(endpoint.name, url.hostname);
  if (!allowLoopback) return failures.loopbackRefused(endpoint.name);
  url.username = url.password = url.hash = '';
  return authenticated(endpoint, url);
}

/** Whether a URL's host is this machine, without asking anybody for an address. */
export const isLoopback = (hostname: string) => hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Tells the two results of callTarget apart. */
export const isFailure = (result: CallTarget | JobFailure): result is JobFailure => 'code' in result;

function authenticated({ name, authType, authValue }: ServiceEndpoint, url: URL): CallTarget | JobFailure {
  const where = `${url.origin}${url.pathname}`;
  const headers = new Map<string, string>();
  switch (authType) {
    case AUTH.webhookKey:
      // Without a key nothing can be added; the receiver refuses such a call, which is its part.
      if (authValue) url.searchParams.append('code', authValue);
      return { url, headers, where };
    case AUTH.httpQueryString: case AUTH.httpHeader: {
      const pairs = settingPairs(authValue ?? '<settings/>');
      if (!pairs) return failures.badAuthentication(name, 'authvalue is no list of settings');
      if (authType === AUTH.httpQueryString) {
        for (const [key, value] of pairs) url.searchParams.append(key, value);
        return { url, headers, where };
      }
      if (pairs.some(([key, value]) => !HEADER_NAME.test(key) || !HEADER_VALUE.test(value))) return failures.badAuthentication(name, 'a setting is no HTTP header');
      for (const [key, value] of pairs) headers.set(key, value);
      return { url, headers, where };
    }
    default:
      return failures.badAuthentication(name, `authtype ${authType} is none of webhooks (4, 5, 6)`);
  }
}

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false, trimValues: false, htmlEntities: true, isArray: (tag) => tag === 'setting' });

/** `<settings><setting name="n" value="v"/></settings>` as pairs; undefined when it is something else. Pure. */
export function settingPairs(xml: string): [string, string][] | undefined {
  const settings = parsed(xml);
  if (settings === undefined) return undefined;
  const list = (settings as { setting?: { name?: unknown; value?: unknown }[] }).setting ?? [];
  const pairs = list.map(({ name, value }) => [name, value] as const);
  return pairs.every((pair): pair is [string, string] => typeof pair[0] === 'string' && pair[0] !== '' && typeof pair[1] === 'string') ? pairs : undefined;
}

function parsed(xml: string): object | undefined {
  try {
    const document = parser.parse(xml, true) as { settings?: unknown };
    if (document.settings === '') return {};
    return typeof document.settings === 'object' && document.settings !== null ? document.settings : undefined;
  } catch {
    return undefined;
  }
}

function parseUrl(text: string | null): URL | null {
  try {
    return new URL(text ?? '');
  } catch {
    return null;
  }
}
