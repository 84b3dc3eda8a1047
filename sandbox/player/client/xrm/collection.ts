/** A collection as the client API has them. Source: Learn "Collections (Client API reference)". @param items asked anew each time */
export function collection<T>(items: () => readonly T[], nameOf: (item: T) => string): Xrm.Collection.ItemCollection<T> {
  return {
    forEach: (delegate: Xrm.Collection.IterativeDelegate<T>) => items().forEach((item, index) => delegate(item, index)),
    get: (key?: string | number | Xrm.Collection.MatchingDelegate<T>) => pick(items(), nameOf, key),
    getLength: () => items().length,
  } as Xrm.Collection.ItemCollection<T>;
}

/** One item by name or number (null when there is none), those that a function chooses, or all. */
export function pick<T>(items: readonly T[], nameOf: (item: T) => string, key?: string | number | Xrm.Collection.MatchingDelegate<T> | null): T | null | T[] {
  if (typeof key === 'string') return items.find((item) => nameOf(item) === key) ?? null;
  if (typeof key === 'number') return items[key] ?? null;
  return typeof key === 'function' ? items.filter((item, index) => key(item, index)) : [...items];
}
