import { linkTarget } from './follow-link';
import { noticeOf } from './notice';

const now = new Date('2026-11-22T10:00:00Z');
const row = { appnotificationid: 'n1', title: 'Lapses soon', body: 'Nobody has **answered**.', icontype: 100000003, toasttype: 200000000, createdon: '2026-11-22T09:00:00Z' };
const withData = (data: unknown) => noticeOf({ ...row, data: JSON.stringify(data) }, now)!;
const words = (blocks: ReturnType<typeof withData>['body']) => blocks.flatMap(({ lines }) => lines).flat().map(({ kind, text }) => `${kind} ${text}`);

describe('A notification', () => {
  it('is plain text where its columns say it', () => {
    expect(noticeOf(row, now)).toMatchObject({ id: 'n1', name: 'Lapses soon', icon: { name: 'Warning', means: 'Warning' }, isToast: true, created: row.createdon, actions: [] });
    expect(words(noticeOf(row, now)!.body)).toEqual(['text Nobody has **answered**.']);
  });

  it('has marks where its data says it', () => {
    const { name, body } = withData({ title: '**Lapses**', body: 'Nobody has **answered**.' });
    expect([name, words(body)]).toEqual(['Lapses', ['text Nobody has ', 'bold answered', 'text .']]);
  });

  it('has the actions that its data names rightly', () => {
    const right = { title: 'Open', data: { url: '?pagetype=entitylist&etn=acm_ticket', navigationTarget: 'dialog' } };
    expect(withData({ actions: [right, { title: 'No address' }, 'nonsense', { title: 'Web', data: { url: 'https://example.com', navigationTarget: 'elsewhere' } }] }).actions).toEqual([
      { title: 'Open', url: right.data.url, target: 'dialog' }, { title: 'Web', url: 'https://example.com', target: 'inline' },
    ]);
  });

  it.each(['{', 'null', '[]', '"text"', '{"actions":{},"title":1}'])('loses nothing else by data such as %s', (data) => {
    expect(noticeOf({ ...row, data }, now)).toMatchObject({ name: 'Lapses soon', actions: [] });
  });

  it('is gone when its time is over', () => {
    expect(noticeOf({ ...row, ttlinseconds: 3600 }, now)).toBeUndefined();
    expect(noticeOf({ ...row, ttlinseconds: 3601 }, now)).toBeDefined();
  });

  it('shows itself unless it is hidden, and has an icon of its own from a web resource only', () => {
    expect(noticeOf({ ...row, toasttype: 200000001 }, now)?.isToast).toBe(false);
    const custom = (iconUrl: string) => noticeOf({ ...row, icontype: 100000005, data: JSON.stringify({ iconUrl }) }, now)?.icon;
    expect(custom('/WebResources/acm_/icon.svg')).toEqual({ url: '/WebResources/acm_/icon.svg' });
    expect(custom('https://example.com/spy.png')).toEqual({ name: 'Info', means: 'Information' });
  });
});

describe('A link of a notification', () => {
  const here = 'http://localhost:4180/?appname=acm_Desk&pagetype=entitylist&etn=account';
  const id = '11111111-1111-4111-8111-111111111111';
  it.each([
    ['?pagetype=entitylist&etn=acm_ticket', { kind: 'page', page: { kind: 'list', table: 'acm_ticket' } }],
    [`/main.aspx?appid=${id}&pagetype=entityrecord&etn=acm_ticket&id=${id}`, { kind: 'page', page: { kind: 'record', table: 'acm_ticket', id } }],
    ['https://example.com/a', { kind: 'web', url: 'https://example.com/a' }],
    ['/WebResources/acm_/help.html', { kind: 'web', url: 'http://localhost:4180/WebResources/acm_/help.html' }],
    ['javascript:alert(1)', undefined], ['data:text/html,a', undefined], ['?pagetype=entityrecord&etn=acm_ticket&id=1)', undefined], ['http://[', undefined],
  ])('%s', (url, target) => expect(linkTarget(url, here)).toEqual(target));
});
