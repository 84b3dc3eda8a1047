import { plainGuid } from '../../kernel/guid';
import type { StoredValue } from '../environment';
import { badQuery, incompatibleTypes } from '../errors';
import type { AttributeMetadata } from '../metadata/types';
import type { Literal, LiteralType } from '../odata/ast';
import { edmTypeOf } from './columns';
import { parseMoment, storedMoment } from './moments';

const literalEdmTypes: Readonly<Record<LiteralType, string>> = {
  null: 'Edm.Null', boolean: 'Edm.Boolean', number: 'Edm.Int32', string: 'Edm.String', guid: 'Edm.Guid',
  date: 'Edm.Date', moment: 'Edm.DateTimeOffset',
};

/** Which literals a column of each OData type compares with; a day counts as the moment that it begins. */
const accepted: Readonly<Record<string, readonly LiteralType[]>> = {
  'Edm.Int32': ['number'], 'Edm.Int64': ['number'], 'Edm.Decimal': ['number'], 'Edm.Double': ['number'],
  'Edm.Boolean': ['boolean'], 'Edm.Guid': ['guid'], 'Edm.String': ['string'],
  'Edm.Date': ['date'], 'Edm.DateTimeOffset': ['moment', 'date'],
};

/**
 * A literal of a filter as the column stores it.
 * @param operator OData's name of the operator, for the error: `Equal`
 * @throws DataverseError 400 where the types do not go together
 */
export function storedLiteral(attribute: AttributeMetadata, literal: Literal, operator: string): StoredValue {
  const type = edmTypeOf(attribute);
  if (!accepted[type]?.includes(literal.type)) throw incompatibleTypes(type, literalEdmTypes[literal.type], operator);
  return storedText(attribute, literal.text);
}

/**
 * Text as the column stores it: the parameters of query functions are strings whatever the column's type.
 * @throws DataverseError 400 where the text is no value of that type
 */
export function storedText(attribute: AttributeMetadata, text: string): StoredValue {
  switch (edmTypeOf(attribute)) {
    case 'Edm.Int32':
    case 'Edm.Int64':
    case 'Edm.Decimal':
    case 'Edm.Double': {
      const value = text.trim() === '' ? NaN : Number(text);
      if (!Number.isFinite(value)) throw notConvertible(attribute, text);
      return value;
    }
    case 'Edm.Boolean':
      if (!/^(true|false|0|1)$/i.test(text)) throw notConvertible(attribute, text);
      return /^(true|1)$/i.test(text) ? 1 : 0;
    case 'Edm.Guid': {
      const guid = plainGuid(text);
      if (!guid) throw notConvertible(attribute, text);
      return guid;
    }
    case 'Edm.Date':
      return momentOf(attribute, text).toISOString().slice(0, 10);
    case 'Edm.DateTimeOffset':
      return storedMoment(momentOf(attribute, text));
    default:
      return text;
  }
}

/** The moment that a text of a query names; a day is its beginning in UTC. */
export function momentOf(attribute: AttributeMetadata, text: string): Date {
  const moment = parseMoment(text)?.moment;
  // A zone may carry a moment out of the years that four digits write.
  const inRange = moment && moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999;
  if (!inRange) throw notConvertible(attribute, text);
  return moment;
}

const notConvertible = (attribute: AttributeMetadata, text: string) =>
  badQuery(`The value '${text.slice(0, 100)}' cannot be converted to the type '${edmTypeOf(attribute)}' of '${attribute.logicalName}'.`);
