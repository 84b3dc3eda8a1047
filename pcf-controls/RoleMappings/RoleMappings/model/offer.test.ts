import { globalAdministrator, helpdesk, implicit, licences, reader, roles, withdrawn } from '../testing/world';
import { matching, offeredRoles, rolesOfSet } from './offer';

const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name);

it('offers all roles but those that cannot be assigned', () => {
  expect(names(offeredRoles(roles, [], undefined))).toEqual(names(roles.filter((role) => role !== implicit)));
});

it('offers what is chosen already, whatever it is', () => {
  const forgotten = { ...reader, id: 'forgotten', name: 'Forgotten' };
  expect(names(offeredRoles([licences, implicit], [implicit, forgotten], undefined))).toEqual(['Licences', 'Implicit', 'Forgotten']);
});

it('offers only the roles that the customer was asked for', () => {
  expect(names(offeredRoles(roles, [], new Set([reader.id])))).toEqual(['Reader']);
});

it('takes from a set what can be chosen', () => {
  const set = { name: 'transact' as const, source: '', roleTemplateIds: [helpdesk, withdrawn, globalAdministrator].map(({ templateId }) => templateId) };
  expect(names(rolesOfSet(set, roles, true))).toEqual(['Helpdesk']);
  expect(names(rolesOfSet(set, roles, false))).toEqual(['Helpdesk', 'Global Administrator']);
});

it('finds every word, in name, description or area, and groups by area', () => {
  expect(matching(roles, ' READ  only').map(({ area, roles: found }) => [area, names(found)])).toEqual([['Read-only', ['Reader']]]);
  expect(matching(roles, '').map(({ area }) => area)).toEqual(['Identity', 'Read-only']);
  expect(matching(roles, 'reader identity')).toEqual([]);
});
