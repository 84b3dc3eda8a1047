import { clientUrlOf, hasPrivilege, isFormReadOnly, rowOf } from './host';

const contextWith = (parts: object) => ({ mode: {}, ...parts }) as unknown as ComponentFramework.Context<unknown>;

describe('the row that the form shows', () => {
  it('comes without braces and in lower case', () => {
    const mode = { contextInfo: { entityId: '{0A1B2C3D-0000-4000-8000-00000000000F}', entityTypeName: 'account' } };
    expect(rowOf(contextWith({ mode }))).toEqual({ table: 'account', id: '0a1b2c3d-0000-4000-8000-00000000000f' });
  });

  it.each(['', '00000000-0000-0000-0000-000000000000', undefined])('has no id before it is saved (%s)', (entityId) => {
    expect(rowOf(contextWith({ mode: { contextInfo: { entityId, entityTypeName: 'account' } } })).id).toBeUndefined();
  });

  it('is taken from the page where the mode does not tell', () => {
    expect(rowOf(contextWith({ page: { entityId: 'a1', entityTypeName: 'account' } }))).toEqual({ table: 'account', id: 'a1' });
  });
});

it('takes the address of the environment without a slash, or the page itself', () => {
  expect(clientUrlOf(contextWith({ page: { getClientUrl: () => 'https://contoso.example/' } }))).toBe('https://contoso.example');
  expect(clientUrlOf(contextWith({}))).toBe('');
});

it('believes the page and not the control about being read-only', () => {
  expect(isFormReadOnly(contextWith({ mode: { isControlDisabled: true }, page: { isPageReadOnly: false } }))).toBe(false);
  expect(isFormReadOnly(contextWith({ page: { isPageReadOnly: true } }))).toBe(true);
});

it('asks the host for privileges, and leaves it to the server where the host cannot tell', () => {
  const hasEntityPrivilege = jest.fn().mockReturnValue(false);
  expect(hasPrivilege(contextWith({ utils: { hasEntityPrivilege } }), 'account', 'create', 'organization')).toBe(false);
  expect(hasEntityPrivilege).toHaveBeenCalledWith('account', 1, 3);
  expect(hasPrivilege(contextWith({}), 'account', 'write')).toBe(true);
});
