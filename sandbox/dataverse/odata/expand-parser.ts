import { badQuery, optionNotSupported, syntaxError } from '../errors';
import type { ExpandItem } from './ast';
import { type Aliases, parseFilter, parseOrderBy } from './filter-parser';
import { maxExpands } from './limits';
import { splitOutside } from './split';

const item = /^([A-Za-z_]\w*)(\/\$ref)?\s*(?:\(([\s\S]*)\))?$/;

/**
 * Parses `$expand`: `nav`, `nav/$ref`, `nav($select=a,b;$filter=…;$orderby=…;$top=…;$expand=…)`.
 * @throws DataverseError 400 for a syntax error, an option that cannot stand there, or more items than Microsoft takes
 */
export function parseExpand(text: string, aliases: Aliases): readonly ExpandItem[] {
  return parseItems(text, aliases, { left: maxExpands });
}

function parseItems(text: string, aliases: Aliases, budget: { left: number }): readonly ExpandItem[] {
  return splitOutside(text, ',').map((part) => {
    budget.left -= 1;
    if (budget.left < 0) throw badQuery(`The number of $expand items exceeds the limit of ${maxExpands}.`);
    const match = item.exec(part);
    if (!match) throw syntaxError(0, part);
    const [, name = '', reference, options] = match;
    const parsed = options === undefined ? {} : parseItemOptions(options, aliases, budget);
    return { name, reference: reference !== undefined, ...parsed };
  });
}

type ItemOptions = Omit<ExpandItem, 'name' | 'reference'>;

function parseItemOptions(text: string, aliases: Aliases, budget: { left: number }): ItemOptions {
  const options: { -readonly [Name in keyof ItemOptions]: ItemOptions[Name] } = {};
  for (const part of splitOutside(text, ';')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = part.slice(0, equals).trim();
    const value = part.slice(equals + 1);
    if (name === '$select') options.select = parseSelect(value);
    else if (name === '$filter') options.filter = parseFilter(value, aliases);
    else if (name === '$orderby') options.orderBy = parseOrderBy(value);
    else if (name === '$top') options.top = parseCount('$top', value);
    else if (name === '$expand') options.expand = parseItems(value, aliases, budget);
    else throw optionNotSupported(equals < 0 ? part : name);
  }
  return options;
}

/** Parses `$select`: names, `*` for all. Duplicates count once. */
export function parseSelect(text: string): readonly string[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  const odd = names.find((name) => name !== '*' && !/^[A-Za-z_]\w*$/.test(name));
  if (odd !== undefined) throw syntaxError(Math.max(text.indexOf(odd), 0), text);
  return names.includes('*') ? undefined : [...new Set(names)];
}

/** Parses a whole number that is not negative. */
export function parseCount(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text.trim())) {
    throw badQuery(`Invalid value '${text.slice(0, 100)}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`);
  }
  return Number(text);
}
