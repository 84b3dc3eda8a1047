import fc from 'fast-check';
import type { Page } from '../player';
import { addressOf, appOf, pageOf } from './address';

const id = fc.uuid();
const anyPage: fc.Arbitrary<Page> = fc.oneof(
  fc.record({ kind: fc.constant('list' as const), table: fc.constantFrom('account', 'acm_ticket'), viewId: id }, { requiredKeys: ['kind', 'table'] }),
  fc.record({ kind: fc.constant('record' as const), table: fc.constantFrom('account', 'acm_ticket'), id, formId: id }, { requiredKeys: ['kind', 'table'] }),
  fc.record({ kind: fc.constant('webResource' as const), name: fc.constant('acm_/pages/a b.html'), data: fc.string({ minLength: 1 }) }, { requiredKeys: ['kind', 'name'] }),
);

it('finds every page again by its address', () => {
  fc.assert(fc.property(anyPage, (page) => expect(pageOf(addressOf('acm_Desk', page).slice(1))).toEqual(page)));
});

it('takes ids as scripts write them', () => {
  expect(pageOf('?pagetype=entityrecord&etn=account&id={0D1B5A3C-0000-4000-8000-00000000000A}')).toEqual({
    kind: 'record', table: 'account', id: '0d1b5a3c-0000-4000-8000-00000000000a',
  });
});

it('finds no page where none is named', () => {
  expect(pageOf('')).toBeUndefined();
  expect(pageOf('?pagetype=dashboard&id=1')).toBeUndefined();
  expect(pageOf(`?pagetype=entityrecord&etn=account&id=${encodeURIComponent('0d1b5a3c-0000-4000-8000-00000000000a)/name/$value?x=(')}`)).toBeUndefined();
});

it('finds the app by unique name or id', () => {
  const desk = { id: '0d1b5a3c-0000-4000-8000-00000000000a', uniqueName: 'acm_Desk' };
  expect(appOf('?appname=acm_Desk', [desk])).toBe(desk);
  expect(appOf(`?appid={${desk.id.toUpperCase()}}`, [desk])).toBe(desk);
  expect(appOf('?appname=other', [desk])).toBeUndefined();
});
