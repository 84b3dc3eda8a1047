import type { Environment } from '../../dataverse/environment';
import type { Catalog } from '../../dataverse/metadata/catalog';
import type { Label } from '../../dataverse/metadata/types';
import { child, childrenOf, type XmlElement } from '../../dataverse/solutions/xml';
import { findPlatformRows } from '../../dataverse/storage/platform-rows';

/** What every part of the model is read with. */
export interface ModelContext {
  readonly environment: Environment;
  readonly catalog: Catalog;
  /** The language asked for, and the environment's own. */
  readonly lcid: number;
  readonly baseLcid: number;
  /** Takes down, in a sentence, what the sandbox cannot play: nothing is left out silently. */
  unsupported(sentence: string): void;
}

/** The text of the language asked for, else of the base language, else any. */
export function textOfLabel({ lcid, baseLcid }: Pick<ModelContext, 'lcid' | 'baseLcid'>, label: Label): string {
  return label[lcid] || label[baseLcid] || Object.values(label).find(Boolean) || '';
}

/** The text among elements such as `<label description="…" languagecode="1033"/>` or `<Title LCID="1033" Title="…"/>`. */
export function textOfLabels(context: ModelContext, labels: readonly XmlElement[]): string {
  const entries = labels.map(({ attributes }) => [Number(attributes.languagecode ?? attributes.LCID), attributes.description ?? attributes.Title ?? ''] as const);
  return textOfLabel(context, Object.fromEntries(entries.filter(([lcid]) => Number.isInteger(lcid))));
}

/** The text of a container such as `<labels>` or `<Titles>` inside an element. */
export function labelIn(context: ModelContext, element: XmlElement | undefined, container: 'labels' | 'Titles' | 'LocalizedNames' | 'Descriptions'): string {
  return textOfLabels(context, child(element, container)?.children ?? []);
}

/** Reads one part of the app; one that cannot be read is left out and said, and the rest of the app goes on. */
export function readable<Part>(context: ModelContext, what: string, read: () => Part | undefined): Part[] {
  try {
    const part = read();
    return part === undefined ? [] : [part];
  } catch (reason) {
    context.unsupported(`${what} cannot be read: ${reason instanceof Error ? reason.message : String(reason)}`);
    return [];
  }
}

/** Says that a web resource is missing, where it is. */
export function needWebResource(context: ModelContext, name: string | undefined, what: string): void {
  if (name && findPlatformRows(context.environment, 'webresource', { name }).length === 0) context.unsupported(`${what} needs the web resource '${name}', which is not there.`);
}

/** All elements of that name, at any depth. */
export const descendants = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.flatMap((inner) => [...(inner.name === name ? [inner] : []), ...descendants(inner, name)]) ?? [];

/** The children two levels down: those of each child of that name. */
export const grandchildren = (element: XmlElement | undefined, container: string, name: string): XmlElement[] =>
  childrenOf(element, container).flatMap((inner) => childrenOf(inner, name));

/** `true` and `1` are yes, `false` and `0` no. */
export function flag(value: string | undefined, otherwise: boolean): boolean {
  if (value === undefined || value === '') return otherwise;
  return value === '1' || value.toLowerCase() === 'true';
}

/** A GUID as the model writes it: lower case, without braces. */
export const guid = (text: string | undefined): string => (text ?? '').replace(/[{}]/g, '').toLowerCase();

/** A web resource's name in a site map, a ribbon or a table: `$webresource:name`, `/WebResources/name`; undefined for anything else. */
export const webResourceName = (text: string | undefined): string | undefined =>
  /^(?:\$webresource:|\/?WebResources\/)(.+)$/i.exec(text ?? '')?.[1];

/** Where the player's server has a web resource. */
export const webResourceAddress = (name: string): string => `/WebResources/${name.split('/').map(encodeURIComponent).join('/')}`;

/** Address of an icon that is given as a web resource, with or without a prefix; nothing for what is inside Power Apps only (`/_imgs/…`). */
export function iconAddress(text: string | undefined): string | undefined {
  if (!text || /^\/_|^https?:/i.test(text)) return undefined;
  return webResourceAddress(webResourceName(text) ?? text);
}
