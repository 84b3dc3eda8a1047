/** A status reason: one value of `statuscode`, and with it of `statecode`. */
export interface StatusReason<Name extends string = string> {
  readonly value: number;
  readonly label: string;
  readonly description?: string;
  /** `#rrggbb`, shown behind the label in grids. */
  readonly color?: string;
  readonly state: 'active' | 'inactive';
  /** The status reasons that may follow; absent = any. Where one of a table has it, all should. */
  readonly to?: readonly Name[];
}

export type StatusReasons = Readonly<Record<string, StatusReason>>;

/** The values of `statecode`. A custom table has these two and no others. */
export const StateCode = { active: 0, inactive: 1 } as const;

/** The status reasons of a table without a life of its own. */
export const activeAndInactive = {
  active: { value: 1, label: 'Active', state: 'active' },
  inactive: { value: 2, label: 'Inactive', state: 'inactive' },
} as const satisfies StatusReasons;

/** Defines status reasons whose transitions name one another: an unknown name is a compile error. */
export const statusReasons = <const N extends string, const S extends Readonly<Record<N, StatusReason<N>>>>(
  reasons: S & Readonly<Record<N, StatusReason<N>>>,
): S => reasons;

/** The values of `statuscode` by name: `statusValues(gdapRequest).draft`. */
export function statusValues<S extends StatusReasons>(table: { readonly status: S }): { readonly [K in keyof S]: S[K]['value'] } {
  return Object.fromEntries(Object.entries(table.status).map(([name, { value }]) => [name, value])) as {
    [K in keyof S]: S[K]['value'];
  };
}
