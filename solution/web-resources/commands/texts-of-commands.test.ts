import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import * as fc from 'fast-check';
import { listed } from '../shared/text';
import { mappingOf, requestOf } from '../testing/mappings';
import { installXrm } from '../testing/xrm';
import { lossText, rolesByGroup } from './loss';
import { report, type Outcome } from './outcome';

beforeEach(() => void installXrm());

describe('what a termination means, in words', () => {
  const active = requestStatus.active.value;

  it('names customers, how many are in force, and which group loses which roles', () => {
    const rows = [requestOf('1', { status: active }), requestOf('2')];
    expect(lossText(rows, [mappingOf('1', 'Helpdesk Administrator', 'Service Desk'), mappingOf('1', 'User Administrator', 'Service Desk'), mappingOf('2', 'Exchange Administrator', 'Mail')])).toBe(
      [
        '2 relationships will be ended at Microsoft.', 'Customers: Customer 1, Customer 2', '1 is in force.', '',
        'These groups lose their access to the customers:', '- Service Desk: Helpdesk Administrator, User Administrator', '',
        'This cannot be undone. To have access again, the customer must approve a new request.',
      ].join('\n'),
    );
  });

  it('says that nobody loses anything where nothing is in force', () => {
    expect(lossText([requestOf('1')], [mappingOf('1', 'Helpdesk Administrator', 'Service Desk')])).toContain('None is in force: nobody loses access.');
  });

  it('counts what it does not list', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }).map((name) => name.replace(/[,\s]/g, 'x')), { minLength: 11, maxLength: 40 }), (names) => {
      expect(listed(names, 10)).toMatch(new RegExp(` and ${names.length - 10} more$`));
    }));
  });

  it('gives each group each role once, and leaves out what nobody has', () => {
    const groups = rolesByGroup([mappingOf('1', 'A', 'G'), mappingOf('2', 'A', 'G'), mappingOf('1', 'B'), mappingOf('1', undefined, 'H')]);
    expect([...groups]).toEqual([['G', ['A']]]);
  });
});

describe('the report', () => {
  const outcomes = fc.array(fc.record<Outcome>({ name: fc.constant('Name'), result: fc.constantFrom('done', 'skipped', 'failed'), reason: fc.constant('Why.') }), { maxLength: 120 });

  it('counts every row, and has a line for each that was not done or says how many more', () => {
    fc.assert(fc.property(outcomes, (all) => {
      const { summary, lines } = report('Submit_Done', all);
      const count = (result: string) => all.filter((outcome) => outcome.result === result).length;
      expect(summary.match(/\d+/g)!.map(Number)).toEqual(all.length === 0 ? [0] : [count('done'), count('skipped'), count('failed')].filter((number) => number > 0));
      const troubled = count('skipped') + count('failed');
      expect(lines).toHaveLength(troubled > 40 ? 41 : troubled);
    }));
  });

  it('puts failures in front', () => {
    const { lines } = report('Submit_Done', [{ name: 'A', result: 'skipped', reason: 'Old.' }, { name: 'B', result: 'failed', reason: 'No right.' }]);
    expect(lines).toEqual(['Failed: B. No right.', 'Left as it is: A. Old.']);
  });
});
