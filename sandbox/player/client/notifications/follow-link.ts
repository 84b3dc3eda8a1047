import type { Page, Player } from '../player';
import { addressOf, pageOf } from '../shell/address';
import type { NoticeAction } from './notice';

/** Where an address of a notification leads. */
export type LinkTarget = { readonly kind: 'page'; readonly page: Page } | { readonly kind: 'web'; readonly url: string };

/**
 * @param url `?pagetype=entityrecord&etn=…`, as Learn writes pages of the app, or an address of the web
 * @param here address of the player
 * @returns undefined for what is neither: it is no link then
 */
export function linkTarget(url: string, here: string): LinkTarget | undefined {
  const address = parsed(url, here);
  if (!address || !/^https?:$/.test(address.protocol)) return undefined;
  const isHere = address.origin === new URL(here).origin;
  const page = isHere ? pageOf(address.search) : undefined;
  if (page) return { kind: 'page', page };
  return isHere && url.startsWith('?') ? undefined : { kind: 'web', url: address.href };
}

/** Goes where an action of a notification leads. */
export async function follow(player: Player, { title, url, target }: NoticeAction, open: (address: string) => void): Promise<void> {
  const to = linkTarget(url, window.location.href);
  if (!to) return void (await player.dialogs.error({ message: `The notification leads to “${url}”, which is no page of this app and no address of the web. Tell whoever sends these notifications.` }));
  if (to.kind === 'web') return open(to.url);
  if (target === 'newWindow') return open(addressOf(player.app.uniqueName, to.page));
  if (target === 'dialog') return player.dialogs.page(to.page, { position: 'center', title });
  await player.navigate(to.page);
}

function parsed(url: string, here: string): URL | undefined {
  try {
    return new URL(url, here);
  } catch {
    return undefined;
  }
}
