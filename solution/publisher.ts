/** Who ships the solution. Its prefix and option values mark everything that we add to an environment. */
export const publisher = {
  uniqueName: 'gdap',
  displayName: 'GDAP Manager',
  /** Before the name of every table, column, choice and relationship of ours. */
  prefix: 'gdap',
  /** Option values of ours lie from this times 10,000 to 9,999 above. */
  optionValuePrefix: 72700,
} as const;
