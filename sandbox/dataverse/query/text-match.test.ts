import Libsql from 'libsql';
import type { TextFunction } from '../odata/ast';
import { globOf, textMatch } from './text-match';

const database = new Libsql(':memory:');
const matches = (text: string, operation: TextFunction, value: string): boolean => {
  const bound: string[] = [];
  const condition = textMatch('?1', operation, value, (item) => `?${bound.push(item) + 1}`);
  const [row] = database.prepare(`SELECT ${condition} AS hit`).all(text, ...bound) as { hit: number }[];
  return row?.hit === 1;
};

describe('textMatch', () => {
  it('finds text at the beginning, at the end and anywhere, whatever its case', () => {
    expect(matches('Contoso Ltd', 'startswith', 'contoso')).toBe(true);
    expect(matches('Contoso Ltd', 'startswith', 'Ltd')).toBe(false);
    expect(matches('Contoso Ltd', 'endswith', 'LTD')).toBe(true);
    expect(matches('Contoso Ltd', 'contains', 'so l')).toBe(true);
    expect(matches('Contoso Ltd', 'contains', 'x')).toBe(false);
  });

  it('takes the wildcards of T-SQL', () => {
    expect(matches('Contoso', 'startswith', 'C%s')).toBe(true);
    expect(matches('Contoso', 'contains', 't_s')).toBe(true);
    expect(matches('Contoso', 'startswith', '[a-d]o')).toBe(true);
    expect(matches('Contoso', 'startswith', '[^a-d]o')).toBe(false);
    expect(matches('100% sure', 'contains', '0[%] s')).toBe(true);
    expect(matches('100 sure', 'contains', '0[%]')).toBe(false);
  });

  it('takes the wildcards of SQLite as the characters that they are', () => {
    expect(matches('a*b', 'contains', '[a]*b')).toBe(true);
    expect(matches('axb', 'contains', '[a]*b')).toBe(false);
    expect(matches('a?b[', 'contains', '[a]?b[')).toBe(true);
    expect(globOf('a%b_[c]*?')).toBe('a*b?[c][*][?]');
  });

  it('refuses patterns of absurd length', () => {
    expect(() => textMatch('x', 'contains', 'a'.repeat(5_000), () => '?')).toThrow(expect.objectContaining({ status: 400 }));
  });
});
