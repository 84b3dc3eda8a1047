import { readPlatformRow, writePlatformRow } from '../../storage/platform-rows';
import { importSolution } from '../import-solution';
import { edit, testSolution } from '../test-solution';
import { newEnvironment, refusalOf } from '../testing';

const ACCOUNT_FORM = '8448b78f-8f42-454e-8e2a-f8196b0419af';

const tabNamed = (name: string) => `<FormXml><forms type="main"><systemform><formid>{${ACCOUNT_FORM}}</formid><form><tabs><tab id="{b0000000-0000-4000-8000-00000000000a}" name="${name}" solutionaction="Added" ordinalvalue="9">
  <labels><label description="${name} &amp; more" languagecode="1033"/></labels><columns><column width="100%"/></columns></tab></tabs></form></systemform></forms></FormXml>`;

/** The test solution with a change of the account's main form. */
const solution = (change: string, { version = '1.0.0.0', managed = true } = {}) => testSolution({
  version, managed,
  mutate: (parts) => change && edit(parts, 'customizations.xml', /(?<=unmodified="1">.*?<\/EntityInfo>)/s, change),
});

const formOf = (environment: ReturnType<typeof newEnvironment>) => readPlatformRow(environment, 'systemform', ACCOUNT_FORM);
const tabsOf = (environment: ReturnType<typeof newEnvironment>) => [...String(formOf(environment)?.formxml).matchAll(/<tab [^>]*?\bname="([^"]*)"/g)].map(([, name]) => name);

describe('A managed solution that changes a form of another', () => {
  it('adds to it, and leaves its name and what it had', () => {
    const environment = newEnvironment();
    importSolution(environment, solution(tabNamed('Desk')));
    expect(tabsOf(environment)).toEqual(['SUMMARY_TAB', 'DETAILS_TAB', 'Desk']);
    expect(formOf(environment)).toMatchObject({ name: 'Account', type: 2, formxml: expect.stringContaining('description="Desk &amp; more"') });
  });

  it('replaces what it added before, and leaves nothing behind once it adds no more', () => {
    const environment = newEnvironment();
    const before = formOf(environment)?.formxml;
    importSolution(environment, solution(tabNamed('Desk')));
    importSolution(environment, solution(tabNamed('Counter'), { version: '1.0.0.1' }));
    expect(tabsOf(environment)).toEqual(['SUMMARY_TAB', 'DETAILS_TAB', 'Counter']);
    importSolution(environment, solution('', { version: '1.0.0.2' }));
    expect(formOf(environment)?.formxml).toBe(before);
  });

  it('leaves what somebody changed in the form meanwhile', () => {
    const environment = newEnvironment();
    importSolution(environment, solution(tabNamed('Desk')));
    writePlatformRow(environment, 'systemform', { formid: ACCOUNT_FORM, formxml: String(formOf(environment)?.formxml).replace('name="DETAILS_TAB"', 'name="Ours"') });
    importSolution(environment, solution(tabNamed('Counter'), { version: '1.0.0.1' }));
    expect(tabsOf(environment)).toEqual(['SUMMARY_TAB', 'Ours', 'Counter']);
  });

  it('is refused when the form is not there', () => {
    const change = tabNamed('Desk').replace(ACCOUNT_FORM, 'b0000000-0000-4000-8000-0000000000ff');
    expect(refusalOf(newEnvironment(), solution(change)).message).toMatch(/changes the form b0000000-0000-4000-8000-0000000000ff, which is not in this environment/);
  });
});

it('An unmanaged solution with a change of a form is refused as unsupported', () => {
  expect(refusalOf(newEnvironment(), solution(tabNamed('Desk'), { managed: false }))).toMatchObject({ status: 501 });
});
