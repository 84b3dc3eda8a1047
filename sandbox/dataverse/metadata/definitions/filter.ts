import { badQuery, notSupported, unknownProperty } from '../../errors';
import type { CompareOperator, Expression, Literal, Operand, Path } from '../../odata/ast';
import { parseFilter } from '../../odata/filter-parser';
import type { Resource } from './resource';

type Value = string | number | boolean | null;

const COMPARE: Readonly<Record<CompareOperator, (left: Value, right: Value) => boolean>> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: (left, right) => left !== null && right !== null && left > right,
  ge: (left, right) => left !== null && right !== null && left >= right,
  lt: (left, right) => left !== null && right !== null && left < right,
  le: (left, right) => left !== null && right !== null && left <= right,
};

/**
 * Reads a `$filter` on definitions. Enumerations may be written as `Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist'`
 * or as text; properties of properties with a path, such as `RequiredLevel/Value`.
 */
export const parseDefinitionFilter = (text: string): Expression => parseFilter(withoutEnumerationTypes(text));

/** `Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist'` as `'Picklist'`: definitions are compared by the member's name. */
export const withoutEnumerationTypes = (text: string) => text.replace(/Microsoft\.Dynamics\.CRM\.\w+(?='\w+')/g, '');

/** Whether a definition meets the condition. Pure. */
export function meets(resource: Resource, expression: Expression): boolean {
  switch (expression.kind) {
    case 'and': return expression.terms.every((term) => meets(resource, term));
    case 'or': return expression.terms.some((term) => meets(resource, term));
    case 'not': return !meets(resource, expression.term);
    case 'compare': return COMPARE[expression.operator](valueOf(resource, expression.left), valueOf(resource, expression.right));
    case 'in': {
      const value = pathValue(resource, expression.path);
      return expression.values.some((literal) => literalValue(literal) === value);
    }
    default: throw notSupported(`${expression.kind === 'text' ? expression.function : expression.kind} in a filter on definitions`);
  }
}

const valueOf = (resource: Resource, operand: Operand): Value => (operand.kind === 'literal' ? literalValue(operand) : pathValue(resource, operand));

function pathValue(resource: Resource, { segments }: Path): Value {
  let value: unknown = resource.properties;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) throw unknownProperty(segment, resource.type);
    value = (value as Record<string, unknown>)[segment];
  }
  if (typeof value === 'object' && value !== null) throw badQuery(`The property '${segments.join('/')}' of type 'Microsoft.Dynamics.CRM.${resource.type}' cannot be compared.`);
  return (value ?? null) as Value;
}

function literalValue({ type, text }: Literal): Value {
  if (type === 'null') return null;
  if (type === 'boolean') return text === 'true';
  return type === 'number' ? Number(text) : type === 'guid' ? text.toLowerCase() : text;
}
