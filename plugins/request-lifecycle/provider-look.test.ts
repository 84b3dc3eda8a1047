import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { secretMissing } from './messages';
import type { ProviderFacts } from './model';
import { lookAtProvider } from './provider-look';
import { mappings, now, provider, request, tenant } from './testing/facts';
import { failure, FakeMicrosoft } from './testing/microsoft';
import { MemoryStore } from './testing/memory-store';

function world(facts: Partial<ProviderFacts>, fault?: ServiceFailure) {
  const clock = { now };
  const store = new MemoryStore(clock, request, mappings, { ...tenant, provider: { ...provider, ...facts } });
  const graphOf = async () => {
    if (fault) throw new ServiceError(fault);
    return new FakeMicrosoft(clock);
  };
  return { store, look: () => lookAtProvider(provider.id, { store, graphOf }) };
}

describe('a provider', () => {
  it('is connected when it can sign in and read', async () => {
    const { store, look } = world({ connectionState: 'notConnected' });
    expect(await look()).toBe('connected');
    expect(store.provider).toMatchObject({ connectionState: 'connected', connectionMessage: null });
    expect(await look()).toBe('as before');
    expect(store.writes).toEqual(['provider']);
  });

  it('is not connected while something has to be entered', async () => {
    const { store, look } = world({ clientId: null });
    await look();
    expect(store.provider).toMatchObject({ connectionState: 'notConnected', connectionMessage: expect.stringContaining('client id') });
  });

  it.each([
    ['Entra does not know the secret', failure(401, { service: 'entra', code: 'invalid_client' }), /sign-in failed.*invalid_client/],
    ['Graph refuses the application', failure(403), /refused the application.*consent/],
    ['the host does not have the secret', failure(401, { service: 'entra', code: secretMissing, message: "The host has no secret named 'X'." }), /no secret named 'X'/],
  ])('needs attention when %s', async (_when, fault, sentence) => {
    const { store, look } = world({}, fault);
    await look();
    expect(store.provider.connectionState).toBe('attention');
    expect(store.provider.connectionMessage).toMatch(sentence);
  });

  it('is no worse because Microsoft has trouble of its own', async () => {
    const { store, look } = world({}, failure(503));
    await look();
    expect(store.writes).toEqual([]);
  });
});
