/** As in Power Apps the list of a table opens in the view that was chosen last, for as long as the browser's tab is open. */
const key = (table: string) => `player.view.${table}`;

export function rememberedView(table: string): string | undefined {
  return window.sessionStorage.getItem(key(table)) ?? undefined;
}

export function rememberView(table: string, viewId: string): void {
  window.sessionStorage.setItem(key(table), viewId);
}
