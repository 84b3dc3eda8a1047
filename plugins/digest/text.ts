import { appName, dayMs, gdapRequest } from '@gdap-manager/entities';
import { keyOf } from './plan';
import { parts, type DigestProvider, type Item, type Part } from './model';

type Language = DigestProvider['language'];

/** The words of a digest. */
const words = {
  english: {
    locale: 'en-GB',
    subject: (count: number) => `GDAP Manager: ${count} ${count === 1 ? 'request needs' : 'requests need'} you`,
    greeting: (name: string) => `Hello ${name},`,
    lead: 'these requests of yours, or of your teams, need somebody. Each name opens the request.',
    parts: {
      losing: 'Will lose access if nobody acts',
      lapsing: 'Approvals that lapse soon',
      invitation: 'Invitations that need attention',
      staff: 'Waiting on our staff',
    },
    isNew: 'new',
    losing: (day: string) => `ends on ${day}`,
    lapsing: (day: string) => `lapses on ${day}`,
    staff: (days: number) => (days === 0 ? 'waiting since today' : days === 1 ? 'waiting for 1 day' : `waiting for ${days} days`),
    more: (count: number) => `And ${count} more.`,
    overview: 'Open the overview',
    why: 'You get this e-mail because you own requests. How often is set on the provider, under Digest.',
  },
  german: {
    locale: 'de-DE',
    subject: (count: number) => `GDAP Manager: ${count} ${count === 1 ? 'Anfrage braucht' : 'Anfragen brauchen'} Sie`,
    greeting: (name: string) => `Guten Tag ${name},`,
    lead: 'diese Anfragen, die Ihnen oder Ihren Teams gehören, brauchen jemanden. Jeder Name öffnet die Anfrage.',
    parts: {
      losing: 'Verlieren den Zugriff, wenn niemand handelt',
      lapsing: 'Genehmigungen, die bald verfallen',
      invitation: 'Einladungen, die Aufmerksamkeit brauchen',
      staff: 'Warten auf unser Team',
    },
    isNew: 'neu',
    losing: (day: string) => `endet am ${day}`,
    lapsing: (day: string) => `verfällt am ${day}`,
    staff: (days: number) => (days === 0 ? 'wartet seit heute' : days === 1 ? 'wartet seit 1 Tag' : `wartet seit ${days} Tagen`),
    more: (count: number) => `Und ${count} weitere.`,
    overview: 'Übersicht öffnen',
    why: 'Sie bekommen diese E-Mail, weil Ihnen Anfragen gehören. Wie oft, ist beim Anbieter unter „Digest“ eingestellt.',
  },
} as const;

/** What a digest is written from. */
export interface DigestFacts {
  readonly name: string;
  readonly items: readonly Item[];
  /** What was told before. */
  readonly known: ReadonlySet<string>;
  readonly language: Language;
  /** The environment's address, such as `https://contoso.crm.dynamics.com`. */
  readonly url: string;
  readonly now: number;
  /** Lines of one part. */
  readonly lines: number;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Subject and HTML of a digest. Whatever comes from data is text in it. Pure. */
export function digestText(facts: DigestFacts): { readonly subject: string; readonly html: string } {
  const say = words[facts.language];
  const page = (query: string) => `${facts.url.replace(/\/+$/, '')}/main.aspx?appname=${appName}&${query}`;
  const anchor = (query: string, text: string) => `<a href="${escaped(page(query))}">${escaped(text)}</a>`;
  const dateOf = (moment: number | null) => (moment === null ? '–' : new Intl.DateTimeFormat(say.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(moment));
  const detail = ({ part, request }: Item): string => {
    if (part === 'losing') return say.losing(dateOf(request.expiry));
    if (part === 'lapsing' || part === 'invitation') return say.lapsing(dateOf(request.approvalDue));
    return say.staff(Math.max(0, Math.floor((facts.now - (request.waitingSince ?? facts.now)) / dayMs)));
  };
  const line = (item: Item): string => {
    const { request } = item;
    const about = [request.customer, detail(item)].filter(Boolean).map(escaped).join(', ');
    const mark = facts.known.has(keyOf(item)) ? '' : ` <strong>(${say.isNew})</strong>`;
    return `<li>${anchor(`pagetype=entityrecord&etn=${gdapRequest.logicalName}&id=${request.id}`, request.name || request.id)}: ${about}${mark}${request.reason ? `<br>${escaped(request.reason)}` : ''}</li>`;
  };
  const section = (part: Part): string => {
    const all = facts.items.filter((item) => item.part === part);
    if (all.length === 0) return '';
    const rest = all.length - facts.lines;
    return `<h2>${say.parts[part]} (${all.length})</h2><ul>${all.slice(0, facts.lines).map(line).join('')}</ul>${rest > 0 ? `<p>${say.more(rest)}</p>` : ''}`;
  };
  return {
    subject: say.subject(facts.items.length),
    html:
      `<p>${escaped(say.greeting(facts.name))}</p><p>${say.lead}</p>${parts.map(section).join('')}` +
      `<p>${anchor('pagetype=webresource&webresourceName=gdap_/pages/overview.html', say.overview)}</p><p><small>${say.why}</small></p>${memoryOf(facts.items)}`,
  };
}

/** So many lines are remembered: more than anybody reads. */
const remembered = 2000;

/** What the next digest must know, where nobody sees it: the e-mail itself is the memory. */
const memoryOf = (items: readonly Item[]): string => `<!-- told ${items.slice(0, remembered).map(keyOf).join(' ')} -->`;

/** What a digest told of, by its HTML. Pure. */
export const toldIn = (html: string | null): ReadonlySet<string> => new Set(/<!-- told ([\w -]*?) -->/.exec(html ?? '')?.[1]?.split(' ').filter(Boolean));
