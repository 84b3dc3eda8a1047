import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { isNews } from '../provider/connection-news';
import type { LookContext } from './look';
import { connection } from './messages';
import type { ProviderWrite } from './model';
import { meaningOf } from './plan/observed';
import { isConnected } from '../provider/facts';

/** A group that no tenant has: asking for it shows whether groups can be read. */
const noGroup = '00000000-0000-0000-0000-000000000000';

/**
 * Looks whether a provider can be used: a token can be had, relationships and groups can be read. Writes its
 * connection state where that has changed.
 * @returns `connected` where it can be used now and could not before: what waits for it may go on
 * @throws ServiceError of Dataverse
 */
export async function lookAtProvider(providerId: string, { store, graphOf }: Pick<LookContext, 'store' | 'graphOf'>): Promise<'gone' | 'connected' | 'as before'> {
  const provider = await store.loadProvider(providerId);
  if (!provider) return 'gone';
  const found = isConnected(provider) ? await probe() : ({ state: 'notConnected', message: connection.incomplete() } as const);
  if (!found || !isNews(provider, found)) return 'as before';
  await store.saveProvider({ id: providerId, ...found });
  return found.state === 'connected' && provider.connectionState !== 'connected' ? 'connected' : 'as before';

  /** undefined where Microsoft has trouble of its own: that says nothing about the connection. */
  async function probe(): Promise<Omit<ProviderWrite, 'id'> | undefined> {
    try {
      const graph = await graphOf(provider!);
      for await (const _page of graph.relationshipPages()) break;
      await graph.missingGroups([noGroup]);
      return { state: 'connected', message: null };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return attention(error.failure);
    }
  }
}

/** What a failure says about the provider; undefined where it is not its connection's fault. */
export const attention = (failure: ServiceFailure): Omit<ProviderWrite, 'id'> | undefined =>
  meaningOf(failure) === 'later' ? undefined : { state: 'attention', message: connection.failed(failure) };
