import type { Player } from '../player';
import { readTexts } from './resx';
import { webResourceAddress } from './web-resource-address';

/** Texts by web resource name, such as `acm_/strings/Acme.1033.resx`. */
const texts = new Map<string, ReadonlyMap<string, string>>();
let listing: Promise<readonly string[]> | undefined;

const ENGLISH = 1033;
/** `webresource.webresourcetype` of RESX. */
const RESX = 12;

/**
 * Fetches the texts that a script may ask for, so that `getResourceString` can answer at once. Power Apps does so for
 * the RESX web resources that a script depends on; here these are the ones whose names stand in the script.
 */
export async function preloadTexts(player: Player, library: string): Promise<void> {
  const [names, script] = await Promise.all([list(player), textOf(library)]);
  const needed = names.filter((name) => script.includes(baseName(name)) && !texts.has(name));
  await Promise.all(chosen(needed, player.session.languageId).map(async (name) => texts.set(name, readTexts(await textOf(name)))));
}

/**
 * `Xrm.Utility.getResourceString`: a text in the user's language, else in English, else in whichever there is.
 * @param webResourceName with or without language and ending
 * @returns null when there is none, as in Power Apps
 */
export function resourceString(player: Player, webResourceName: string, key: string): string | null {
  const base = baseName(webResourceName);
  const [name] = chosen([...texts.keys()].filter((candidate) => baseName(candidate) === base), player.session.languageId);
  return texts.get(name ?? '')?.get(key) ?? null;
}

/** Of each text resource the one language that is best for the user. */
function chosen(names: readonly string[], languageId: number): readonly string[] {
  const rank = (name: string) => (name.endsWith(`.${languageId}.resx`) ? 0 : name.endsWith(`.${ENGLISH}.resx`) ? 1 : 2);
  const best = (base: string) => names.filter((name) => baseName(name) === base).sort((one, other) => rank(one) - rank(other))[0] ?? base;
  return [...new Set(names.map(baseName))].map(best);
}

/** Without language and ending. */
const baseName = (name: string) => name.replace(/(\.\d{4,5})?\.resx$/i, '');

/** Asked once; without the right to read web resources there are no texts. */
function list(player: Player): Promise<readonly string[]> {
  listing ??= player.api.get(`webresourceset?$select=name&$filter=webresourcetype eq ${RESX}`)
    .then(({ value }) => (Array.isArray(value) ? value.map((row: { name?: unknown }) => String(row.name)) : []))
    .catch(() => {
      listing = undefined;
      return [];
    });
  return listing;
}

async function textOf(name: string): Promise<string> {
  const response = await fetch(webResourceAddress(name), { credentials: 'same-origin' }).catch(() => undefined);
  return response?.ok ? response.text() : '';
}
