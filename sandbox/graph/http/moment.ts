/** A moment as Graph prints it, UTC with seven fractional digits; null stays null. */
export function graphMoment(at: number): string;
export function graphMoment(at: number | null): string | null;
export function graphMoment(at: number | null): string | null {
  return at === null ? null : `${new Date(at).toISOString().slice(0, -1)}0000Z`;
}
