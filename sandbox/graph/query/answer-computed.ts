import { notSupported } from '../errors';
import type { GraphAnswer, GraphCall } from '../http/call';
import type { GraphObject } from './answer-list';
import type { Collection } from './collection';
import { readListOptions } from './options';
import { writeSkipToken } from './skip-token';

/** A page of a list that is not kept but worked out, with `$select`, `$filter` by `eq`, `$top` and `$count`. */
export function answerComputed(call: GraphCall, collection: Collection, context: string, all: readonly GraphObject[]): GraphAnswer {
  const { select, filter, orderBy, top, count, after } = readListOptions(call.query, call.headers, collection);
  if (orderBy !== undefined) throw notSupported(`$orderby of ${collection.type}`);
  const found = all.filter((object) =>
    filter.every(({ property, operator, value }) => {
      if (operator !== 'eq' || !collection.filterable.has(property)) throw notSupported(`$filter by '${property}' of ${collection.type} with ${operator}`);
      return plain(object[property]) === plain(value);
    }),
  );
  // The position is the number of objects before.
  const begin = Number(after?.seq ?? 0);
  const end = begin + top;
  const body = {
    '@odata.context': `${call.base}/${context}`,
    ...(count ? { '@odata.count': found.length } : {}),
    ...(end < found.length ? { '@odata.nextLink': nextLink(call, writeSkipToken({ seq: end, orderValue: null }, undefined)) } : {}),
    value: found.slice(begin, end).map((object) => chosen(object, select)),
  };
  return { status: 200, body };
}

/** What was asked of an object; its type stays, as lists of several types need it. */
const chosen = (object: GraphObject, select: readonly string[] | undefined): GraphObject =>
  select === undefined ? object : Object.fromEntries(Object.entries(object).filter(([name]) => name.startsWith('@') || select.includes(name)));

const plain = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);

function nextLink({ base, path, query }: GraphCall, skipToken: string): string {
  const options = new URLSearchParams([...query].filter(([name]) => !/^\$?skiptoken$/i.test(name)));
  options.set('$skiptoken', skipToken);
  return `${base}${path}?${options}`;
}
