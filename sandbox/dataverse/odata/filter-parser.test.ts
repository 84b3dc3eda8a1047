import fc from 'fast-check';
import { DataverseError } from '../errors';
import type { Expression, Literal, Path } from './ast';
import { parseFilter, parseOrderBy } from './filter-parser';
import { printExpression } from './print';

const path = (...segments: string[]): Path => ({ kind: 'path', segments });
const literal = (type: Literal['type'], text: string): Literal => ({ kind: 'literal', type, text });
const failure = (text: string) => {
  try {
    parseFilter(text);
  } catch (error) {
    return error as DataverseError;
  }
  throw new Error(`'${text}' was taken`);
};

describe('parseFilter', () => {
  it('compares a column with every kind of value', () => {
    const values: [string, Literal][] = [
      ["'O''Brian'", literal('string', "O'Brian")],
      ['-12.5', literal('number', '-12.5')],
      ['null', literal('null', 'null')],
      ['true', literal('boolean', 'true')],
      ['2026-11-22', literal('date', '2026-11-22')],
      ['2026-11-22T04:05:44Z', literal('moment', '2026-11-22T04:05:44Z')],
      ['5F2B2F58-0000-4000-8000-50a834141234', literal('guid', '5F2B2F58-0000-4000-8000-50a834141234')],
    ];
    for (const [text, right] of values) {
      expect(parseFilter(`name eq ${text}`)).toEqual({ kind: 'compare', operator: 'eq', left: path('name'), right });
    }
  });

  it('lets and bind closer than or, and not closest', () => {
    const a: Expression = { kind: 'text', function: 'contains', path: path('a'), value: literal('string', 'x') };
    const b: Expression = { kind: 'compare', operator: 'eq', left: path('b'), right: literal('number', '2') };
    expect(parseFilter("not contains(a,'x') and b eq 2")).toEqual({ kind: 'and', terms: [{ kind: 'not', term: a }, b] });
    expect(parseFilter("b eq 2 or b eq 2 and contains(a,'x')")).toEqual({
      kind: 'or',
      terms: [b, { kind: 'and', terms: [b, a] }],
    });
    expect(parseFilter("(b eq 2 or b eq 2) and contains(a,'x')")).toEqual({
      kind: 'and',
      terms: [{ kind: 'or', terms: [b, b] }, a],
    });
  });

  it('reads lambdas, paths and comparisons between columns', () => {
    expect(parseFilter('primarycontactid/createdby/fullname eq name')).toEqual({
      kind: 'compare', operator: 'eq', left: path('primarycontactid', 'createdby', 'fullname'), right: path('name'),
    });
    expect(parseFilter("account_tasks/any(o:o/subject eq 'x')")).toEqual({
      kind: 'lambda', quantifier: 'any', path: path('account_tasks'), variable: 'o',
      body: { kind: 'compare', operator: 'eq', left: path('o', 'subject'), right: literal('string', 'x') },
    });
    expect(parseFilter('account_tasks/any()')).toEqual({ kind: 'lambda', quantifier: 'any', path: path('account_tasks') });
  });

  it('reads the query functions of Dataverse, with lists in both quotes and with aliases', () => {
    const expected: Expression = {
      kind: 'function', name: 'In', path: path('lastname'), values: [literal('string', "O'Brian"), literal('string', 'b')],
    };
    expect(parseFilter(`Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=["O'Brian",'b'])`)).toEqual(expected);
    const aliases = new Map([['@p1', "'lastname'"], ['@p2', `["O'Brian","b"]`]]);
    expect(parseFilter('Microsoft.Dynamics.CRM.In(PropertyName=@p1,PropertyValues=@p2)', (name) => aliases.get(name))).toEqual(expected);
    expect(parseFilter('statecode in (0,1)')).toEqual({
      kind: 'in', path: path('statecode'), values: [literal('number', '0'), literal('number', '1')],
    });
  });

  it('answers as Microsoft documents where it cannot', () => {
    expect(failure("lastname eq 'O'Bryan'").message).toBe("There is an unterminated literal at position 21 in 'lastname eq 'O'Bryan''.");
    expect(failure("not Microsoft.Dynamics.CRM.Today(PropertyName='createdon')").message).toBe(
      'Not operator along with the Custom Named Condition operators is not allowed',
    );
    expect(failure('not a eq 1').message).toMatch(/unary operator/);
    expect(failure("tolower(name) eq 'x'").message).toMatch(/unknown function/i);
    expect(failure('name eq @p1').message).toMatch(/alias/);
    for (const text of ['', 'name', 'name eq', 'name eq 1 and', '(name eq 1', 'name eq 1)', 'a/any(o:)', 'a/all()', 'name eq 1 2']) {
      expect(failure(text)).toMatchObject({ status: 400 });
    }
  });

  it('bounds hostile filters instead of falling over them', () => {
    const many = (count: number) => Array.from({ length: count }, () => 'a eq 1').join(' or ');
    expect(parseFilter(many(500))).toMatchObject({ kind: 'or' });
    expect(failure(many(501)).message).toBe('Number of conditions in query exceeded maximum limit.');
    expect(failure(`${'('.repeat(20_000)}a eq 1${')'.repeat(20_000)}`).message).toMatch(/nested too deeply/);
    expect(failure(`${'not '.repeat(10_000)}contains(a,'x')`).message).toMatch(/nested too deeply/);
    expect(failure(`name eq '${'x'.repeat(70_000)}'`).message).toMatch(/longer than/);
  });

  it('never throws anything but its own error', () => {
    const word = fc.constantFrom('a', 'eq', 'and', 'or', 'not', 'in', '(', ')', ',', '/', "'x'", '1', 'null', 'any', 'o:', 'contains(', '@p', '[', '"', "'", 'Microsoft.Dynamics.CRM.In(PropertyName=');
    const text = fc.oneof(fc.string(), fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')));
    fc.assert(fc.property(text, (candidate) => {
      try {
        parseFilter(candidate);
      } catch (error) {
        expect(error).toBeInstanceOf(DataverseError);
        expect(error).toMatchObject({ status: 400 });
      }
    }), { numRuns: 2000 });
  });

  it('reads back what it printed', () => {
    fc.assert(fc.property(expressions, (expression) => {
      expect(parseFilter(printExpression(expression))).toEqual(expression);
    }), { numRuns: 500 });
  });
});

describe('parseOrderBy', () => {
  it('reads directions, ascending where none is given', () => {
    expect(parseOrderBy('name desc, primarycontactid/fullname ,createdon asc')).toEqual([
      { path: path('name'), descending: true },
      { path: path('primarycontactid', 'fullname'), descending: false },
      { path: path('createdon'), descending: false },
    ]);
    expect(() => parseOrderBy('name sideways')).toThrow(DataverseError);
  });
});

const names = fc.stringMatching(/^[a-z_]{1,8}$/).filter((name) => !['not', 'and', 'or', 'any', 'all', 'in', 'null', 'true', 'false', 'eq', 'ne', 'gt', 'ge', 'lt', 'le'].includes(name));
const paths = fc.array(names, { minLength: 1, maxLength: 3 }).map((segments) => path(...segments));
const literals = fc.oneof(
  fc.string().map((text) => literal('string', text)),
  fc.integer().map((value) => literal('number', String(value))),
  fc.uuid().map((text) => literal('guid', text)),
  fc.boolean().map((value) => literal('boolean', String(value))),
);
const compares: fc.Arbitrary<Expression> = fc.record({
  kind: fc.constant('compare' as const),
  operator: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
  left: paths,
  right: fc.oneof(literals, paths),
});
const { expressions } = fc.letrec<{ expressions: Expression }>((tie) => ({
  expressions: fc.oneof(
    { maxDepth: 4 },
    compares,
    fc.record({ kind: fc.constant('text' as const), function: fc.constantFrom('contains', 'startswith', 'endswith'), path: paths, value: literals }),
    fc.record({ kind: fc.constant('in' as const), path: paths, values: fc.array(literals, { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), terms: fc.array(tie('expressions'), { minLength: 2, maxLength: 3 }) }),
    tie('expressions').filter((term) => term.kind !== 'function').map((term) => ({ kind: 'not' as const, term })),
    fc.record({ kind: fc.constant('function' as const), name: names, path: paths, values: fc.array(literals, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('lambda' as const), quantifier: fc.constantFrom('any' as const, 'all' as const), path: paths, variable: names, body: tie('expressions') }),
  ),
}));
