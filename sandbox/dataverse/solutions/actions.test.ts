import { DataverseError } from '../errors';
import { findPlatformRows } from '../storage/platform-rows';
import { importSolutionAction } from './actions';
import { newEnvironment } from './testing';
import { testSolution } from './test-solution';

const file = Buffer.from(testSolution()).toString('base64');

describe('the action ImportSolution', () => {
  it('imports a file and tells of it under the given job id', () => {
    const environment = newEnvironment();
    importSolutionAction(environment, { CustomizationFile: file, OverwriteUnmanagedCustomizations: true, PublishWorkflows: true, ImportJobId: '33333333-0000-4000-8000-00000000000A' });
    expect(environment.catalog().table('acm_ticket')).toBeDefined();
    expect(findPlatformRows(environment, 'importjob', {})).toMatchObject([{ importjobid: '33333333-0000-4000-8000-00000000000a', progress: 100 }]);
    expect(findPlatformRows(environment, 'sdkmessageprocessingstep', { statecode: 0 })).toHaveLength(2);
  });

  it.each([
    ['no object', [], 400],
    ['no file', {}, 400],
    ['a file that is no text', { CustomizationFile: 7 }, 400],
    ['a file that is no base64', { CustomizationFile: 'a b c !' }, 400],
    ['a job id that is none', { CustomizationFile: file, ImportJobId: '7' }, 400],
    ['a flag that is none', { CustomizationFile: file, PublishWorkflows: 'yes' }, 400],
    ['an unknown parameter', { CustomizationFile: file, Wish: true }, 400],
    ['staging for upgrade', { CustomizationFile: file, HoldingSolution: true }, 501],
  ])('refuses %s', (_what, body, status) => {
    const refused = () => importSolutionAction(newEnvironment(), body);
    expect(refused).toThrow(DataverseError);
    expect(refused).toThrow(expect.objectContaining({ status }));
  });
});
