import { isNews } from './connection-news';
import { connection } from '../request-lifecycle/messages';
import { provider } from '../request-lifecycle/testing/facts';
import { failure } from '../request-lifecycle/testing/microsoft';

describe('what is said of a provider’s connection', () => {
  const refusal = (code: string, requestId: string) => connection.failed(failure(401, { service: 'entra', code, requestId }));
  const broken = { ...provider, connectionState: 'attention', connectionMessage: refusal('invalid_client', 'first') } as const;

  it('is no news when only the call has another id', () => {
    expect(broken.connectionMessage).toContain('first');
    expect(isNews(broken, { state: 'attention', message: refusal('invalid_client', 'second') })).toBe(false);
  });

  it('is news when it is refused for something else, or works', () => {
    expect(isNews(broken, { state: 'attention', message: refusal('unauthorized_client', 'first') })).toBe(true);
    expect(isNews(broken, { state: 'connected', message: null })).toBe(true);
  });
});
