/** Bounds that keep a hostile query from costing more than it is worth. */

/** Conditions in one query. Microsoft: 500. */
export const maxConditions = 500;

/** Parentheses, `not`s and lambdas inside one another. SIM. */
export const maxDepth = 100;

/** `$expand` items in one query, nested ones included. Microsoft: 15. */
export const maxExpands = 15;

/** Characters of one query option. Microsoft bounds the whole URL to 64 KB in a batch and to 32 KB outside. */
export const maxOptionLength = 64 * 1024;

/** Values of one list, as in `In(…)`. SIM. */
export const maxListValues = 2_000;
