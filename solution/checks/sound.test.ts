import { buildSolution } from '../build';
import { readBuiltParts } from '../built-parts';
import { checkSolution, checks } from '.';
import { findingsOf, sample } from './testing/sample';

describe('the checks of a solution zip', () => {
  it('are the eleven that no schema does', () => {
    expect(checks.map(({ name }) => name)).toEqual([
      'root components', 'parts', 'ids', 'tables', 'references', 'commands', 'steps', 'custom APIs', 'environment variables', 'roles', 'identity',
    ]);
  });

  it.each([false, true])('find nothing in what ships (managed: %s)', (managed) => {
    expect(checkSolution(buildSolution({ managed, parts: readBuiltParts() }))).toEqual([]);
  });

  it('find nothing in the sample with every kind of component', () => {
    expect(findingsOf(sample)).toEqual([]);
  });

  it('call a file that is no zip unreadable', () => {
    expect(checkSolution(new TextEncoder().encode('no zip'))).toEqual([{ check: 'package', where: 'the file', problem: 'is no zip file' }]);
  });
});
