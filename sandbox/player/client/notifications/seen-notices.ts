/** Which notifications of an app somebody has seen, kept in the browser, so that none shows itself twice. */
const keyOf = (appId: string, userId: string) => `player.notifications.${appId}.${userId}`;

/** @returns ids of the notifications that were there when they were read last */
export function seenNotices(appId: string, userId: string): ReadonlySet<string> {
  return new Set((window.localStorage.getItem(keyOf(appId, userId)) ?? '').split(' '));
}

export function rememberSeen(appId: string, userId: string, ids: readonly string[]): void {
  window.localStorage.setItem(keyOf(appId, userId), ids.join(' '));
}
