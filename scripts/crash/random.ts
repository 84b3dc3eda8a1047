/** Random numbers that come again for the same seed (mulberry32): a failed run can be played once more. */
export function createRandom(seed: number): { between(low: number, high: number): number } {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { between: (low, high) => Math.floor(low + next() * (high - low + 1)) };
}
