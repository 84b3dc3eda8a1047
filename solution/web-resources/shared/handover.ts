/** An address is too short for the ids of hundreds of rows: they are left in the tab's own storage, where the page finds them. */
const place = (key: string): string => `gdap-selection-${key}`;

/** Leaves ids for a page. @returns what it finds them by */
export function handOver(ids: readonly string[]): string {
  const key = crypto.randomUUID();
  window.sessionStorage.setItem(place(key), JSON.stringify(ids));
  return key;
}

/** Takes what was left: once. Nothing was left, or something that makes no sense: empty. */
export function takeOver(key: string): string[] {
  const left = window.sessionStorage.getItem(place(key));
  window.sessionStorage.removeItem(place(key));
  try {
    const ids: unknown = JSON.parse(left ?? '[]');
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
