import type { GraphConnection } from './connection';
import { pageOf } from './wire';

/** The items of a list, a page at a time. @param path after `/v1.0` */
export async function* pagesOf(connection: GraphConnection, path: string): AsyncIterable<readonly unknown[]> {
  for (let next: string | undefined = path; next !== undefined; ) {
    const at: string = next;
    const page = pageOf(await connection.call(true, (api) => api(at).get()));
    yield page.items;
    next = page.next === undefined ? undefined : connection.pathOf(page.next);
  }
}
