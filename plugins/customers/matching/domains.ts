import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';
import { freeMailDomains } from './free-mail-domains';

/**
 * The domains that Microsoft gives to every tenant, at its global, US Government and Chinese clouds: the name before
 * them is the tenant's own (Microsoft Learn, "Managing custom domain names").
 */
const initialDomain = /(?:^|\.)([a-z0-9-]+)(?:\.mail)?\.(onmicrosoft\.com|onmicrosoft\.us|partner\.onmschina\.cn)$/;
const everybodys = /^(?:mail\.)?(onmicrosoft\.com|onmicrosoft\.us|(partner\.)?onmschina\.cn)$/;

/** Longer texts are no address. */
const longest = 2048;

/**
 * The domain that somebody registered, by which companies are told apart, of a website, an address or a bare domain:
 * `www.contoso.co.uk` is `contoso.co.uk`; `contoso.mail.onmicrosoft.com` is `contoso.onmicrosoft.com`. In the letters
 * of DNS (punycode), lower case. undefined for what names no domain. Pure.
 */
export function registrableDomain(text: string | null | undefined): string | undefined {
  const host = hostOf(text ?? '');
  if (!host || everybodys.test(host)) return undefined;
  const initial = initialDomain.exec(host);
  if (initial) return `${initial[1]}.${initial[2]}`;
  // Private suffixes: `contoso.azurewebsites.net` is a customer's, `azurewebsites.net` everybody's.
  return getDomain(host, { allowPrivateDomains: true }) ?? undefined;
}

/** The domain of an e-mail address. Pure. */
export function emailDomain(address: string | null | undefined): string | undefined {
  const text = (address ?? '').trim().replace(/^mailto:/i, '').replace(/>$/, '');
  return text.length <= longest && text.includes('@') ? registrableDomain(text.slice(text.lastIndexOf('@') + 1)) : undefined;
}

/** `contoso` of `contoso.onmicrosoft.com`; undefined for other domains. Pure. */
export const initialName = (domain: string): string | undefined => initialDomain.exec(domain)?.[1];

/** Whether Microsoft gave it to the tenant: it says less than a domain that somebody registered. Pure. */
export const isInitialDomain = (domain: string): boolean => initialDomain.test(domain);

/** `contoso` of `contoso.co.uk`. Pure. */
export const nameInDomain = (domain: string): string => domain.split('.')[0] ?? '';

/** Whether the domain can say whose it is: neither a provider of mailboxes nor one of those named. Pure. */
export const isTelling = (domain: string, ownDomains: ReadonlySet<string>): boolean => !freeMailDomains.has(domain) && !ownDomains.has(domain);

/** The host within whatever people enter as an address. */
function hostOf(text: string): string {
  if (text.length > longest) return '';
  const [afterScheme = ''] = text.trim().replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').replace(/^\/+/, '').split(/[/?#\\\s]/);
  const host = afterScheme.slice(afterScheme.lastIndexOf('@') + 1).replace(/:\d*$/, '').replace(/\.+$/, '');
  return host.includes('.') || /[。．｡]/.test(host) ? domainToASCII(host).toLowerCase() : '';
}
