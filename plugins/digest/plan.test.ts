import fc from 'fast-check';
import type { DigestProvider, NeedyRequest, PastDigest } from './model';
import { digestDay, digestId, earlierDays, isDue, itemsOf, keyOf } from './plan';
import { digestText, toldIn, type DigestFacts } from './text';

const day = 24 * 3600 * 1000;
const now = Date.UTC(2026, 10, 22, 10);
const policy = { digestHour: 6 };
const request = (number: number, more: Partial<NeedyRequest> = {}): NeedyRequest => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, name: `Request ${number}`, customer: 'Tailspin Toys', providerId: 'p', isLosing: false, isLapsing: false, needsInvitation: false,
  waitsForStaff: true, expiry: null, approvalDue: null, waitingSince: now - number * day, reason: '', ...more,
});
const provider = (rhythm: DigestProvider['rhythm']): DigestProvider => ({ id: 'p', name: 'Fabrikam', rhythm, language: 'english', senderId: null });
const providers = (rhythm: DigestProvider['rhythm']) => new Map([['p', provider(rhythm)]]);
const past = (ageDays: number, requests: readonly NeedyRequest[], more: Partial<PastDigest> = {}): PastDigest => ({ on: now - ageDays * day, isUnsent: false, keys: new Set(itemsOf(requests).map(keyOf)), ...more });
const facts = (requests: readonly NeedyRequest[], more: Partial<DigestFacts> = {}): DigestFacts => ({
  name: 'Olga Nowak', items: itemsOf(requests), known: new Set(), language: 'english', url: 'https://contoso.crm.dynamics.com/', now, lines: 20, ...more,
});

describe('the day of a digest', () => {
  it('begins at the hour of the policy', () => {
    expect(digestDay(Date.UTC(2026, 10, 22, 5, 59), policy)).toBe('2026-11-21');
    expect(digestDay(Date.UTC(2026, 10, 22, 6), policy)).toBe('2026-11-22');
    expect(earlierDays(now, policy).slice(0, 2)).toEqual(['2026-11-21', '2026-11-20']);
  });

  it('has one digest for each person', () => {
    expect(digestId('olga', '2026-11-22')).toBe(digestId('OLGA', '2026-11-22'));
    expect(new Set([digestId('olga', '2026-11-22'), digestId('olga', '2026-11-23'), digestId('rafael', '2026-11-22')]).size).toBe(3);
  });
});

describe('what is in a digest', () => {
  it('is each request once, under the most urgent part, the soonest first', () => {
    const both = request(1, { isLosing: true, expiry: now + 9 * day });
    const sooner = request(2, { isLosing: true, expiry: now + 2 * day });
    const lapsing = request(3, { isLapsing: true, approvalDue: now + day });
    expect(itemsOf([request(4), lapsing, both, request(5, { needsInvitation: true }), sooner]).map(({ part, request: { name } }) => `${part}: ${name}`)).toEqual([
      'losing: Request 2', 'losing: Request 1', 'lapsing: Request 3', 'invitation: Request 5', 'staff: Request 4',
    ]);
  });

  it('leaves out what needs nobody', () => {
    expect(itemsOf([request(1, { waitsForStaff: false })])).toEqual([]);
  });
});

describe('a digest is due', () => {
  const one = [request(1)];

  it.each([
    ['nothing needs anybody', [], [], 'daily', false],
    ['something does, for the first time', one, [], 'weekly', true],
    ['all of it was told before', one, [past(30, one)], 'daily', false],
    ['something is new, but the last one is too young', [...one, request(2)], [past(3, one)], 'weekly', false],
    ['something is new, and a week has gone by', [...one, request(2)], [past(7, one)], 'weekly', true],
    ['something is new, and a day has gone by', [...one, request(2)], [past(1, one)], 'daily', true],
    ['the last one was never sent', one, [past(7, one, { isUnsent: true })], 'weekly', true],
    ['one could not be sent today', one, [past(0.5, one, { isUnsent: true })], 'daily', false],
    ['the same request is worse now', [request(1, { isLosing: true })], [past(7, one)], 'weekly', true],
  ] as const)('where %s', (_why, requests, before, rhythm, due) => {
    expect(isDue(itemsOf(requests), providers(rhythm), before, now)).toBe(due);
  });
});

describe('the text of a digest', () => {
  it('names what needs somebody, with a link to each, and what is new', () => {
    const requests = [request(1, { isLosing: true, expiry: Date.UTC(2026, 11, 1), reason: 'Ask the customer again.' }), request(3)];
    const { subject, html } = digestText(facts(requests, { known: new Set([keyOf(itemsOf([request(3)])[0]!)]) }));
    expect(subject).toBe('GDAP Manager: 2 requests need you');
    expect(html).toContain('<h2>Will lose access if nobody acts (1)</h2>');
    expect(html).toContain(`https://contoso.crm.dynamics.com/main.aspx?appname=gdap_GdapManager&#38;pagetype=entityrecord&#38;etn=gdap_request&#38;id=${requests[0]!.id}`);
    expect(html).toContain('Request 1</a>: Tailspin Toys, ends on 1 Dec 2026 <strong>(new)</strong><br>Ask the customer again.');
    expect(html).toContain('Request 3</a>: Tailspin Toys, waiting for 3 days</li>');
  });

  it('is German where the provider says so', () => {
    const { subject, html } = digestText(facts([request(1)], { language: 'german' }));
    expect(subject).toBe('GDAP Manager: 1 Anfrage braucht Sie');
    expect(html).toContain('wartet seit 1 Tag <strong>(neu)</strong>');
  });

  it('names the first ones, and says how many more there are', () => {
    const { html } = digestText(facts(Array.from({ length: 25 }, (_, index) => request(index))));
    expect([html.split('<li>').length - 1, html.includes('And 5 more.'), html.includes('(25)')]).toEqual([20, true, true]);
  });

  it('keeps what comes from data as text', () => {
    const { html } = digestText(facts([request(1, { name: '<script>alert(1)</script>', customer: 'A & "B"', reason: '--> <b>x</b>' })], { name: '<i>Olga</i>' }));
    expect(html).not.toMatch(/<script|<b>|<i>/);
    expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
  });

  it('tells the next one what was told, whatever the data is like', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ number: fc.nat(9999), name: fc.string(), reason: fc.string(), isLosing: fc.boolean() }), { maxLength: 30 }), (rows) => {
        const items = itemsOf(rows.map(({ number, ...more }) => request(number, more)));
        const { html } = digestText(facts([], { items }));
        expect(toldIn(html)).toEqual(new Set(items.map(keyOf)));
        expect(isDue(items, providers('daily'), [{ on: now - 30 * day, isUnsent: false, keys: toldIn(html) }], now)).toBe(false);
      }),
    );
    expect(toldIn(null).size).toBe(0);
  });
});
