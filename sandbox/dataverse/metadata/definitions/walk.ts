import { definitionNotFound, notSupported, resourceNotFound } from '../../errors';
import type { Catalog } from '../catalog';
import { entityResource } from './entity';
import { optionSetResource } from './option-set';
import { manyToManyResource } from './many-to-many';
import { relationshipResource } from './relationship';
import type { Resource } from './resource';
import { isMany } from './shape';

/** Where a path among the definitions leads to. */
export type Found =
  | { readonly kind: 'many'; readonly resources: readonly Resource[] }
  | { readonly kind: 'one'; readonly resource: Resource }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly value: unknown };

const CAST = /^Microsoft\.Dynamics\.CRM\.(\w+)$/;

/** The sets at the root. */
const ROOTS: Readonly<Record<string, (catalog: Catalog) => readonly Resource[]>> = {
  EntityDefinitions: (catalog) => catalog.tables.map((table) => entityResource(catalog, table)),
  RelationshipDefinitions: (catalog) => [...catalog.snapshot.relationships.map(relationshipResource), ...(catalog.snapshot.manyToMany ?? []).map(manyToManyResource)],
  GlobalOptionSetDefinitions: (catalog) => catalog.snapshot.optionSets.filter(({ isGlobal }) => isGlobal).map(optionSetResource),
};

/** Whether a path begins among the definitions. */
export const isDefinitionPath = ([first = '']: readonly string[]) => Object.hasOwn(ROOTS, nameOf(first));

/**
 * Follows a path such as `EntityDefinitions(LogicalName='account')`, `Attributes`, `Microsoft.Dynamics.CRM.PicklistAttributeMetadata`.
 * @throws DataverseError 404 when a segment leads nowhere
 */
export function walk(catalog: Catalog, segments: readonly string[]): Found {
  const [first = '', ...rest] = segments;
  const root = ROOTS[nameOf(first)];
  if (!root) throw resourceNotFound(first);
  return rest.reduce(step, pick(root(catalog), first));
}

function step(found: Found, segment: string): Found {
  const type = CAST.exec(segment)?.[1];
  if (found.kind === 'many' && type) return { kind: 'many', resources: found.resources.filter((resource) => resource.type === type).map(asClass) };
  if (found.kind === 'many' && segment === '$count') return { kind: 'value', value: found.resources.length };
  if (found.kind !== 'one') throw resourceNotFound(segment);
  const { resource } = found;
  if (type) {
    if (resource.type !== type) throw definitionNotFound(resource.type, segment);
    return { kind: 'one', resource: asClass(resource) };
  }
  const name = nameOf(segment);
  if (Object.hasOwn(resource.navigation, name)) return follow(resource, name, segment);
  if (segment.startsWith('$')) throw notSupported(`the segment '${segment}' on definitions`);
  if (!Object.hasOwn(resource.properties, segment)) throw resourceNotFound(segment);
  return { kind: 'value', value: resource.properties[segment] };
}

function follow(resource: Resource, name: string, segment: string): Found {
  const next = resource.navigation[name]?.() ?? null;
  if (next === null) return { kind: 'nothing' };
  return isMany(next) ? pick(next, segment) : { kind: 'one', resource: next };
}

const asClass = (resource: Resource) => resource.cast?.() ?? resource;

const nameOf = (segment: string) => segment.replace(/\(.*$/, '');

/** All of a set, or the one that the key in parentheses names: `(LogicalName='account')` or a MetadataId. */
function pick(resources: readonly Resource[], segment: string): Found {
  const key = /\((.*)\)$/.exec(segment)?.[1];
  if (key === undefined) return { kind: 'many', resources };
  const named = /^(\w+)='((?:[^']|'')*)'$/.exec(key);
  const [name, value] = named ? [named[1] as string, (named[2] as string).replaceAll("''", "'")] : ['MetadataId', key.replace(/^MetadataId=/, '').toLowerCase()];
  const resource = resources.find((candidate) => Object.hasOwn(candidate.keys, name) && candidate.keys[name] === value);
  if (!resource) throw definitionNotFound(nameOf(segment), value);
  return { kind: 'one', resource };
}
