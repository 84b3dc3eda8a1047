import { addresseeOf } from './recipient';
import { senderOf } from './sender';
import { account, contact, provider, request } from './testing/world';

const problem = (...args: Parameters<typeof addresseeOf>): string => {
  const found = addresseeOf(...args);
  return found.kind === 'nobody' ? found.problem : `found ${JSON.stringify(found.to)}`;
};

describe('whoever gets a message', () => {
  it('is the contact of the request, else the primary one, else the only one, else the customer', () => {
    const [chosen, primary, other] = [contact('chosen'), contact('primary'), contact('other')];
    expect(addresseeOf(request('r', { contact: chosen, account: account('a', { primaryContact: primary }) }), [])).toEqual({ kind: 'found', to: { contactId: 'chosen' }, name: 'Contact chosen' });
    expect(addresseeOf(request('r', { account: account('a', { primaryContact: primary }) }), [other])).toMatchObject({ to: { contactId: 'primary' } });
    expect(addresseeOf(request('r'), [other, contact('left', { isActive: false }), contact('mute', { address: null })])).toMatchObject({ to: { contactId: 'other' } });
    expect(addresseeOf(request('r'), [other, chosen])).toEqual({ kind: 'found', to: { accountId: 'a' }, name: undefined });
    expect(addresseeOf(request('r', { contact: contact('free', { accountId: null }) }), [])).toMatchObject({ to: { contactId: 'free' } });
  });

  it.each([
    [{ isActive: false }, 'is not active any more'], [{ accountId: 'b' }, 'belongs to another customer'], [{ address: null }, 'has no e-mail address'], [{ refusesMail: true }, 'does not want e-mail'],
  ])('is nobody where the contact who was meant left: %j', (more, why) => {
    expect(problem(request('r', { contact: contact('kim', more) }), [contact('other')])).toMatch(new RegExp(`^Contact kim, the contact of the request, ${why}\\. .* another contact on the request\\.$`));
    expect(problem(request('r', { account: account('a', { primaryContact: contact('kim', more) }) }), [])).toMatch(new RegExp(`primary contact of Contoso, ${why}`));
  });

  it('is nobody where there is no address', () => {
    const silent = request('r', { account: account('a', { address: null }) });
    expect(problem(silent, [])).toBe('Contoso has no e-mail address and no contact with one. Choose a contact on the request, or enter a primary contact or an e-mail address on the account.');
    expect(problem(silent, [contact('a'), contact('b')])).toMatch(/^Contoso has no e-mail address, and several contacts\./);
    expect(problem(request('r', { account: account('a', { refusesMail: true }) }), [])).toMatch(/does not want e-mail/);
    expect(problem(request('r', { account: undefined }), [])).toMatch(/has no customer/);
  });
});

describe('whoever sends a message', () => {
  it('is the sender of the provider, else the owner of the request', () => {
    expect(senderOf(request('r'))).toEqual({ kind: 'found', userId: 'olga' });
    expect(senderOf(request('r', { provider: provider({ sender: null }) }))).toEqual({ kind: 'found', userId: 'owner' });
  });

  it('is nobody where that is no person who works here', () => {
    expect(senderOf(request('r', { provider: provider({ sender: null }), ownerId: null }))).toMatchObject({ problem: expect.stringMatching(/belongs to a team\. Choose a sender/) as string });
    expect(senderOf(request('r', { provider: provider({ sender: { id: 'x', name: 'Olga', isActive: false } }) }))).toMatchObject({ problem: expect.stringMatching(/^Olga, .* is disabled/) as string });
    expect(senderOf(request('r', { provider: undefined }))).toMatchObject({ kind: 'nobody' });
  });
});
