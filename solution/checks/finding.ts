import type { Package } from './package';

/** Something that would fail an import, or break an environment. */
export interface Finding {
  /** Name of the check that found it. */
  readonly check: string;
  /** The part or component that it is about. */
  readonly where: string;
  /** What is wrong with it, as the rest of a sentence about `where`. */
  readonly problem: string;
}

/** What one check says of a package. */
export type Problem = Omit<Finding, 'check'>;

export interface Check {
  readonly name: string;
  /** @param previous what is installed today, where that is known: the new package has to follow on it */
  readonly run: (solution: Package, previous?: Package) => Problem[];
}

/** For tables of conditions: the problems that are there. */
export const problems = (...candidates: readonly (Problem | false | undefined)[]): Problem[] =>
  candidates.filter((candidate): candidate is Problem => Boolean(candidate));

/** The values that come more than once. */
export const duplicates = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];
