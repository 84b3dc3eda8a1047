/** Small steps in the XML of a query. */

export function addTo(parent: Element, name: string, attributes: Readonly<Record<string, string>>): Element {
  const element = parent.ownerDocument.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return parent.appendChild(element);
}

/** A new filter of the query: it holds together with those that the query has. */
export function addFilter(entity: Element, type: 'and' | 'or' = 'and'): Element {
  return addTo(entity, 'filter', { type });
}

/** The link of an alias, at any depth. */
export function linkOf(entity: Element, alias: string): Element | undefined {
  return [...entity.querySelectorAll('link-entity')].find((link) => link.getAttribute('alias') === alias);
}

/** `alias.column` as alias and column. */
export function splitName(name: string): { readonly alias?: string; readonly column: string } {
  const dot = name.indexOf('.');
  return dot < 0 ? { column: name } : { alias: name.slice(0, dot), column: name.slice(dot + 1) };
}

/** The attributes that a condition or an order names its column by. */
export function columnAttributes(name: string): { readonly attribute: string; readonly entityname?: string } {
  const { alias, column } = splitName(name);
  return { ...(alias ? { entityname: alias } : {}), attribute: column };
}

/** Signs that `like` gives a meaning to, taken as themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[[%_]/g, (sign) => `[${sign}]`);
}
