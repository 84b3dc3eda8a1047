import { gdapProvider } from '@gdap-manager/entities';
import type { Stack } from '../../scripts/lib/stack';

/**
 * Has everything of a provider read anew, as staff ask for it. In a second of its own: Dataverse keeps whole ones, and
 * what was read within the same second may count as read since.
 */
export async function askForRefresh({ api, controls }: Pick<Stack, 'api' | 'controls'>, providerId: string): Promise<void> {
  await controls.advance('PT1S');
  await api.update(`${gdapProvider.entitySetName}(${providerId})`, { gdap_refreshrequestedon: (await controls.now()).toISOString() });
}
