import { unknownProperty } from '../../errors';
import type { ExpandItem, Expression } from '../../odata/ast';
import { meets } from './filter';
import type { Json, Resource } from './resource';

/** Which part of a definition is wanted. */
export interface Shape {
  readonly select?: readonly string[];
  readonly filter?: Expression;
  readonly expand?: readonly ExpandItem[];
}

/** The definitions that meet the filter, each with what is wanted of it. */
export const shapeAll = (resources: readonly Resource[], shape: Shape): Json[] => {
  const { filter } = shape;
  return (filter ? resources.filter((resource) => meets(resource, filter)) : resources).map((resource) => shapeOne(resource, shape));
};

/** What is wanted of one definition; MetadataId is always there. */
export function shapeOne(resource: Resource, { select, expand = [] }: Shape): Json {
  const chosen = select && Object.fromEntries([...new Set([...alwaysShown(resource), ...select])].map((name) => [name, propertyOf(resource, name)]));
  return { ...(chosen ?? resource.properties), ...Object.fromEntries(expand.map((item) => [item.name, expanded(resource, item)])) };
}

const alwaysShown = ({ properties }: Resource) => ['@odata.type', 'MetadataId'].filter((name) => Object.hasOwn(properties, name));

function propertyOf(resource: Resource, name: string): unknown {
  const known = name === '@odata.type' || !resource.declared || resource.declared.has(name);
  if (!known || !Object.hasOwn(resource.properties, name)) throw unknownProperty(name, declaredType(resource));
  return resource.properties[name];
}

/** Seen from outside its class, a column is an AttributeMetadata and has no more than these have. */
const declaredType = ({ type, declared }: Resource) => (declared ? 'AttributeMetadata' : type);

function expanded(resource: Resource, { name, ...shape }: ExpandItem): Json | readonly Json[] | null {
  const follow = Object.hasOwn(resource.navigation, name) ? resource.navigation[name] : undefined;
  if (!follow) throw unknownProperty(name, declaredType(resource));
  const found = follow();
  if (found === null) return null;
  return isMany(found) ? shapeAll(found, shape) : shapeOne(found, shape);
}

/** Whether a navigation property leads to a list. */
export const isMany = (found: readonly Resource[] | Resource): found is readonly Resource[] => Array.isArray(found);
