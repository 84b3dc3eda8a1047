import type { RowPage, WebApiRow } from '../player';

/**
 * FetchXML with the page that is wanted written into it. A query with `top` or an aggregate stays as it is: Dataverse
 * refuses pages of the one and totals of the other.
 * @param options.next as `readPage` gave it
 */
export function pagedFetchXml(
  fetchXml: string,
  options: { readonly pageSize?: number; readonly next?: string; readonly total?: boolean },
): { readonly fetchXml: string; readonly page: number } {
  const document = new DOMParser().parseFromString(fetchXml, 'text/xml');
  const fetch = document.documentElement;
  if (fetch.nodeName !== 'fetch') throw new Error('The query of this list is not FetchXML. Its view has to be repaired.');
  const next = options.next ? (JSON.parse(options.next) as { page: number; cookie?: string }) : undefined;
  const page = next?.page ?? 1;
  const isAggregate = fetch.getAttribute('aggregate') === 'true';
  if (!fetch.hasAttribute('top')) {
    if (options.pageSize) {
      fetch.setAttribute('count', String(options.pageSize));
      fetch.setAttribute('page', String(page));
    }
    if (next?.cookie) fetch.setAttribute('paging-cookie', next.cookie);
    if (options.total && !isAggregate) fetch.setAttribute('returntotalrecordcount', 'true');
  }
  return { fetchXml: new XMLSerializer().serializeToString(fetch), page };
}

/** The rows of an answer, how to ask for the next page, and the total where one was given. @param page the page it is */
export function readPage(answer: WebApiRow, page: number): RowPage {
  const rows = Array.isArray(answer['value']) ? (answer['value'] as WebApiRow[]) : [];
  const cookie = pagingCookie(answer['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']);
  const total = answer['@Microsoft.Dynamics.CRM.totalrecordcount'];
  return {
    rows,
    ...(answer['@Microsoft.Dynamics.CRM.morerecords'] === true ? { next: JSON.stringify({ page: page + 1, ...(cookie ? { cookie } : {}) }) } : {}),
    ...(typeof total === 'number' && total >= 0 ? { total } : {}),
  };
}

/** The cookie is an attribute of an XML element, encoded twice for addresses. Source: Learn "Page results using FetchXML". */
function pagingCookie(annotation: unknown): string | undefined {
  if (typeof annotation !== 'string') return undefined;
  const cookie = new DOMParser().parseFromString(annotation, 'text/xml').documentElement.getAttribute('pagingcookie');
  return cookie ? decodeURIComponent(decodeURIComponent(cookie)) : undefined;
}
