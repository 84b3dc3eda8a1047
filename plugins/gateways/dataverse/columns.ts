import type { ColumnOf, Table } from '@gdap-manager/entities';

/** Column names that the table has: another one is a compile error. */
export const columns = <T extends Table>(...names: readonly ColumnOf<T>[]): readonly string[] => names;

/** The name of an option by its value. */
export function nameOf<N extends string>(options: Readonly<Record<N, number>>, value: number | null): N | undefined {
  return (Object.entries(options) as [N, number][]).find(([, known]) => known === value)?.[0];
}
