import type { Expression, Literal, Operand, OrderItem, Path } from './ast';

/** Writes an expression as `$filter` text that parses to the same expression again. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.terms.map(printTerm).join(` ${expression.kind} `);
    case 'not':
      return `not ${printTerm(expression.term)}`;
    case 'compare':
      return `${printOperand(expression.left)} ${expression.operator} ${printOperand(expression.right)}`;
    case 'in':
      return `${printPath(expression.path)} in (${expression.values.map(printLiteral).join(',')})`;
    case 'text':
      return `${expression.function}(${printPath(expression.path)},${printLiteral(expression.value)})`;
    case 'function':
      return printFunction(expression.name, expression.path, expression.values);
    case 'lambda': {
      const body = expression.body ? `${expression.variable}:${printExpression(expression.body)}` : '';
      return `${printPath(expression.path)}/${expression.quantifier}(${body})`;
    }
  }
}

export const printOrderBy = (items: readonly OrderItem[]): string =>
  items.map((item) => `${printPath(item.path)} ${item.descending ? 'desc' : 'asc'}`).join(',');

/** What would bind otherwise without them gets parentheses. */
function printTerm(term: Expression): string {
  const compound = term.kind === 'and' || term.kind === 'or' || term.kind === 'compare' || term.kind === 'in';
  return compound ? `(${printExpression(term)})` : printExpression(term);
}

function printFunction(name: string, path: Path, values: readonly Literal[]): string {
  const list = values.length > 0 ? `,PropertyValues=[${values.map(printLiteral).join(',')}]` : '';
  return `Microsoft.Dynamics.CRM.${name}(PropertyName='${printPath(path)}'${list})`;
}

const printOperand = (operand: Operand) => (operand.kind === 'path' ? printPath(operand) : printLiteral(operand));
const printPath = (path: Path) => path.segments.join('/');
const printLiteral = (literal: Literal) =>
  literal.type === 'string' ? `'${literal.text.replaceAll("'", "''")}'` : literal.text;
