import Sequencer from '@jest/test-sequencer';

/** Folders of tests that take long, the longest first: they wait for browsers and whole systems. */
const LONG = ['/test/browser/appearance/', '/test/browser/', '/test/'];

/**
 * The order of the tests: the long ones first, so that at the end no core waits for one of them. On a clean clone jest
 * itself knows only how long the files are, and the years of the simulation are among the shortest files.
 */
export default class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path, context }) => {
      const place = LONG.findIndex((folder) => path.startsWith(context.config.rootDir + folder));
      return place === -1 ? LONG.length : place;
    };
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
