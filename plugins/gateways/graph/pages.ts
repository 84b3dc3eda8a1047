import type { GraphConnection } from './connection';
import { MalformedAnswer, pageOf } from './wire';

/**
 * A list, a page at a time. What cannot be read fails like a call that failed: it is asked for again before it is given up.
 * @param path after `/v1.0` @param read of one item @throws ServiceError
 */
export async function* pagesOf<T>(connection: GraphConnection, path: string, read: (item: unknown) => T): AsyncIterable<readonly T[]> {
  for (let next: string | undefined = path; next !== undefined; ) {
    const at: string = next;
    const page = await connection.call(true, async (api) => {
      const { items, next: link } = pageOf(await api(at).get());
      return { items: items.map(read), next: link === undefined ? undefined : onwards(connection.pathOf(link), at) };
    });
    yield page.items;
    next = page.next;
  }
}

/** A page that names itself as the next one would be read for ever. @throws MalformedAnswer */
export function onwards(next: string, present: string): string {
  if (next === present) throw new MalformedAnswer('link to the next page: it leads to the same page');
  return next;
}
