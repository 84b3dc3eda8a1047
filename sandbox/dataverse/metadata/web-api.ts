import type { Environment } from '../environment';
import { notSupported, optionNotSupported } from '../errors';
import { parseExpand, parseSelect } from '../odata/expand-parser';
import { csdlDocument } from './csdl/document';
import { parseDefinitionFilter, withoutEnumerationTypes } from './definitions/filter';
import { shapeAll, shapeOne, type Shape } from './definitions/shape';
import { isDefinitionPath, walk } from './definitions/walk';

/**
 * Answers what the Web API says about its own shape: the service document, `$metadata`, EntityDefinitions,
 * RelationshipDefinitions and GlobalOptionSetDefinitions.
 * @param segments the decoded path segments below the service root; none for the service document
 * @returns undefined for every other path
 * @throws DataverseError for paths and options that lead nowhere, and for changes of definitions (501)
 */
export function handleMetadata(environment: Environment, segments: readonly string[], query: URLSearchParams, request: Request): Response | undefined {
  const isServiceDocument = segments.length === 0 || (segments.length === 1 && segments[0] === '');
  const isCsdl = segments.length === 1 && segments[0] === '$metadata';
  if (!isServiceDocument && !isCsdl && !isDefinitionPath(segments)) return undefined;
  if (request.method !== 'GET') throw notSupported(`${request.method} on definitions: tables come with ImportSolution`);
  const root = serviceRoot(request.url);
  if (isServiceDocument) return json(serviceDocument(environment, root));
  if (isCsdl) return new Response(csdlDocument(environment.catalog()), { headers: { 'Content-Type': 'application/xml', 'OData-Version': '4.0' } });
  return definitions(environment, segments, query, root);
}

function definitions(environment: Environment, segments: readonly string[], query: URLSearchParams, root: string): Response {
  const found = walk(environment.catalog(), segments);
  const shape = shapeOf(query);
  const selected = shape.select ? `(${shape.select.join(',')})` : '';
  const context = `${root}$metadata#${contextPath(segments)}`;
  switch (found.kind) {
    case 'many': {
      const value = shapeAll(found.resources, shape);
      const count = query.get('$count') === 'true' ? { '@odata.count': value.length } : {};
      return json({ '@odata.context': `${context}${selected}`, ...count, value });
    }
    case 'one': return json({ '@odata.context': `${context}${selected}/$entity`, ...shapeOne(found.resource, shape) });
    case 'nothing': return new Response(null, { status: 204, headers: { 'OData-Version': '4.0' } });
    case 'value': return segments.at(-1) === '$count'
      ? new Response(String(found.value), { headers: { 'Content-Type': 'text/plain', 'OData-Version': '4.0' } })
      : json({ '@odata.context': context, value: found.value });
  }
}

/** Definitions know these options only; there is no paging. */
function shapeOf(query: URLSearchParams): Shape {
  const known = new Set(['$select', '$filter', '$expand', '$count', 'LabelLanguages', 'annotations']);
  const unknown = [...query.keys()].find((name) => !known.has(name));
  if (unknown) throw optionNotSupported(unknown);
  const [select, filter, expand] = ['$select', '$filter', '$expand'].map((name) => query.get(name));
  const selected = select ? parseSelect(select) : undefined;
  return {
    ...(selected && { select: selected }),
    ...(filter && { filter: parseDefinitionFilter(filter) }),
    ...(expand && { expand: parseExpand(withoutEnumerationTypes(expand), (name) => query.get(name) ?? undefined) }),
  };
}

/** `EntityDefinitions(LogicalName='account')/Attributes` is told as `EntityDefinitions('account')/Attributes`. */
const contextPath = (segments: readonly string[]) =>
  segments.map((segment, index) => (index === segments.length - 1 ? segment.replace(/\(.*$/, '') : segment.replace(/\(\w+='/, "('"))).join('/');

const serviceDocument = (environment: Environment, root: string) => ({
  '@odata.context': `${root}$metadata`,
  value: environment.catalog().tables.map(({ entitySetName }) => ({ name: entitySetName, kind: 'EntitySet', url: entitySetName })),
});

/** Everything up to and with the version: `http://host/api/data/v9.2/`. */
function serviceRoot(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${/^.*?\/v\d+\.\d+\//.exec(`${pathname}/`)?.[0] ?? '/'}`;
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json; odata.metadata=minimal', 'OData-Version': '4.0' } });
