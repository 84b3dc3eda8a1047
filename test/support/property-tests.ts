/**
 * The seed of property-based tests: the same in every ordinary run, so that whether it passes is not left to chance.
 * To look for counterexamples: `PROPERTY_SEED=random PROPERTY_RUNS=20 npx jest plugins`.
 */
import type * as FastCheck from 'fast-check';

/** Any number will do. */
const ordinarySeed = 20_260_701;

const { PROPERTY_SEED: seedText, PROPERTY_RUNS: timesText } = process.env;
const seed = seedText === undefined ? ordinarySeed : seedText === 'random' ? undefined : Number(seedText);
const times = Number(timesText ?? 1);
if (seed !== undefined && !Number.isInteger(seed)) throw new Error(`PROPERTY_SEED is "${seedText}": give a whole number, or "random".`);
if (!(times > 0)) throw new Error(`PROPERTY_RUNS is "${timesText}": give by how much to multiply the runs of every property, such as 20.`);

if (times > 1) jest.setTimeout(30_000 * times);

// Most tests have no properties: the library is loaded only for those that do.
jest.doMock('fast-check', () => {
  const original = jest.requireActual<typeof FastCheck>('fast-check');
  original.configureGlobal(seed === undefined ? {} : { seed });
  if (times === 1) return original;

  const usual = 100;
  const assert = (property: FastCheck.IRawProperty<unknown>, parameters: FastCheck.Parameters<unknown> = {}) =>
    original.assert(property, { ...parameters, numRuns: Math.ceil((parameters.numRuns ?? usual) * times) });
  const changed = { ...original, assert };
  return { ...changed, __esModule: true, default: changed };
});
