/** The query options of one request, as parsed and before any look at the metadata. */

export type CompareOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';
export type LiteralType = 'null' | 'boolean' | 'number' | 'string' | 'guid' | 'date' | 'moment';

/** A value in a URL. `text` is its lexical form; of strings, what stands between the quotes, unescaped. */
export interface Literal {
  readonly kind: 'literal';
  readonly type: LiteralType;
  readonly text: string;
}

/** `name`, `primarycontactid/fullname`, or `o/name` inside a lambda over `o`. */
export interface Path {
  readonly kind: 'path';
  readonly segments: readonly string[];
}

export type Operand = Literal | Path;

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Expression[] }
  | { readonly kind: 'not'; readonly term: Expression }
  | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'in'; readonly path: Path; readonly values: readonly Literal[] }
  | { readonly kind: 'text'; readonly function: TextFunction; readonly path: Path; readonly value: Literal }
  /** `Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)`. */
  | { readonly kind: 'function'; readonly name: string; readonly path: Path; readonly values: readonly Literal[] }
  | {
      readonly kind: 'lambda';
      readonly quantifier: 'any' | 'all';
      /** To a collection-valued navigation property. */
      readonly path: Path;
      readonly variable?: string;
      readonly body?: Expression;
    };

export interface OrderItem {
  readonly path: Path;
  readonly descending: boolean;
}

export interface ExpandItem {
  /** A navigation property, single- or collection-valued. */
  readonly name: string;
  /** `nav/$ref`: ids only. */
  readonly reference: boolean;
  readonly select?: readonly string[];
  readonly filter?: Expression;
  readonly orderBy?: readonly OrderItem[];
  readonly top?: number;
  readonly expand?: readonly ExpandItem[];
}

export interface QueryOptions {
  readonly select?: readonly string[];
  readonly filter?: Expression;
  readonly orderBy?: readonly OrderItem[];
  readonly expand?: readonly ExpandItem[];
  readonly top?: number;
  readonly count?: boolean;
  /** Opaque: what the last page's nextLink carried. */
  readonly skipToken?: string;
}
