import type { Exchange } from './exchange';
import type { Reader } from './load';

/** Each list of an answer keeps to the page size, expanded ones too (OData 4.0 part 1, 8.2.8.5). */
export const readerOf = ({ environment, caller, preferences }: Exchange): Reader => ({
  environment,
  caller,
  pageSize: Math.min(preferences.maxPageSize ?? Infinity, environment.settings.maxPageSize),
});

/** The annotations that say how many rows there are altogether; -1 where nobody asked. */
export function totals({ preferences }: Exchange, total: { count: number; exceeded: boolean } | undefined): Record<string, unknown> {
  const names = { count: 'Microsoft.Dynamics.CRM.totalrecordcount', exceeded: 'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded' };
  if (!preferences.includesAnnotation(names.count)) return {};
  return { [`@${names.count}`]: total?.count ?? -1, [`@${names.exceeded}`]: total?.exceeded ?? false };
}

/** The address of the request, at its next page. */
export function nextLink({ request }: Exchange, skipToken: string): string {
  const [address = '', search = ''] = request.url.split(/\?(.*)/s);
  const others = search.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
  return `${address}?${[...others, `$skiptoken=${encodeURIComponent(skipToken)}`].join('&')}`;
}
