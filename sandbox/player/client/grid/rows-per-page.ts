/** How many rows a page of a list has, as people choose in Power Apps' personal options. Source: Microsoft Learn, "Set personal options". */
export const pageSizes = [25, 50, 100, 250] as const;

const DEFAULT = 50;
const key = 'player.rowsPerPage';

/** What somebody chose on this machine. */
export function rowsPerPage(): number {
  const chosen = Number(window.localStorage.getItem(key));
  return pageSizes.find((size) => size === chosen) ?? DEFAULT;
}

export function rememberRowsPerPage(size: number): void {
  window.localStorage.setItem(key, String(size));
}
