import type { SandboxDatabase } from '../../kernel/database';
import type { GraphAnswer, GraphCall } from '../http/call';
import type { Collection } from './collection';
import { readListOptions, readSelectOnly } from './options';
import { readPage, type Condition } from './page';

/** An object as Graph shows it, before `$select`. */
export type GraphObject = Readonly<Record<string, unknown>>;

export interface ListAnswer {
  readonly collection: Collection;
  /** What limits the rows to the caller's own. */
  readonly scope: Condition;
  /** `@odata.context` below the base address. */
  readonly context: string;
  /** From a row's JSON document. */
  show(document: string): GraphObject;
}

/** A page of a collection with `@odata.count` and `@odata.nextLink` as asked. */
export function answerList(call: GraphCall, database: SandboxDatabase, { collection, scope, context, show }: ListAnswer): GraphAnswer {
  const options = readListOptions(call.query, call.headers, collection);
  const page = readPage(database, collection, scope, options);
  const body = {
    '@odata.context': `${call.base}/${context}${selectSuffix(options.select)}`,
    ...(page.count === undefined ? {} : { '@odata.count': page.count }),
    ...(page.skipToken === undefined ? {} : { '@odata.nextLink': nextLink(call, page.skipToken) }),
    value: page.documents.map((document) => selected(show(document), options.select, collection)),
  };
  return { status: 200, body };
}

/** A single object with `$select` as asked. */
export function answerObject(call: GraphCall, collection: Collection, context: string, object: GraphObject): GraphAnswer {
  const select = readSelectOnly(call.query, collection);
  return { status: 200, body: { '@odata.context': `${call.base}/${context}${selectSuffix(select)}/$entity`, ...selected(object, select, collection) } };
}

const selectSuffix = (select: readonly string[] | undefined) =>
  select === undefined ? '' : `(${select.filter((name) => name !== '@odata.etag').join(',')})`;

/** The properties that were asked for; the type is told in any case. */
export function selected(object: GraphObject, select: readonly string[] | undefined, { alwaysShown = [] }: Collection): GraphObject {
  if (select === undefined) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => name === '@odata.type' || alwaysShown.includes(name) || select.includes(name)));
}

function nextLink({ base, path, query }: GraphCall, skipToken: string): string {
  const kept = [...query].filter(([name]) => !/^\$?skiptoken$/i.test(name));
  const options = [...kept, ['$skiptoken', skipToken]].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  return `${base}${path}?${options.join('&')}`;
}
