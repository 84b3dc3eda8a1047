import type { Environment } from '../environment';
import { refusal } from '../records/test-support';
import { wellKnown } from '../storage/well-known';
import { find, idOf, put, ticketEnvironment } from './test-support';

/** The clock stands at 2026-11-22T04:05:44Z, a Sunday. */
let environment: Environment;
const PREFIX = 'Microsoft.Dynamics.CRM.';
const ask = (call: string, negationIncludesNull = true) => find(environment, 'acm_ticket', `$filter=${encodeURIComponent(PREFIX + call)}&$orderby=acm_name`, {}, negationIncludesNull);

beforeAll(() => {
  environment = ticketEnvironment();
  const moments = { now: '2026-11-22T04:05:44Z', soon: '2026-11-22T20:00:00Z', yesterday: '2026-11-21T23:59:59Z', week: '2026-11-16T00:00:00Z', month: '2026-10-31T12:00:00Z', year: '2025-11-22T00:00:00Z' };
  Object.entries(moments).forEach(([name, moment], index) => put(environment, 'acm_ticket', {
    acm_ticketid: idOf(index), acm_name: name, acm_points: index, acm_reportedon: moment, acm_dueon: moment.slice(0, 10), ownerid: index === 0 ? wellKnown.administrator : wellKnown.systemUser,
  }));
  put(environment, 'acm_ticket', { acm_ticketid: idOf(99), acm_name: 'empty' });
});
afterAll(() => environment.close());

describe('a function of Dataverse in a filter', () => {
  it.each([
    ["In(PropertyName='acm_points',PropertyValues=['0','5'])", ['now', 'year']],
    ["In(PropertyName='acm_name',PropertyValues=[\"NOW\",'Week'])", ['now', 'week']],
    ["In(PropertyName='acm_points',PropertyValues=[])", []],
    ["Between(PropertyName='acm_points',PropertyValues=['1','3'])", ['soon', 'week', 'yesterday']],
    ["EqualUserId(PropertyName='ownerid')", ['now']],
    ["On(PropertyName='acm_reportedon',PropertyValue='2026-11-21')", ['yesterday']],
    ["OnOrAfter(PropertyName='acm_reportedon',PropertyValue='2026-11-22')", ['now', 'soon']],
    ["OnOrBefore(PropertyName='acm_dueon',PropertyValue='2026-10-31')", ['month', 'year']],
    ["Today(PropertyName='acm_reportedon')", ['now', 'soon']],
    ["Today(PropertyName='acm_dueon')", ['now', 'soon']],
    ["Yesterday(PropertyName='acm_reportedon')", ['yesterday']],
    ["ThisMonth(PropertyName='acm_dueon')", ['now', 'soon', 'week', 'yesterday']],
    ["LastMonth(PropertyName='acm_reportedon')", ['month']],
    ["LastWeek(PropertyName='acm_reportedon')", ['week', 'yesterday']],
    ["LastYear(PropertyName='acm_reportedon')", ['year']],
    ["LastXDays(PropertyName='acm_reportedon',PropertyValue=1)", ['now', 'yesterday']],
    ["NextXHours(PropertyName='acm_reportedon',PropertyValue=20)", ['now', 'soon']],
    ["OlderThanXMonths(PropertyName='acm_reportedon',PropertyValue=6)", ['year']],
  ])('finds with %s', (call, names) => {
    expect(ask(call)).toEqual(names);
  });

  it('that negates finds empty columns too, unless a setting says otherwise', () => {
    expect(ask("NotIn(PropertyName='acm_points',PropertyValues=['0','1','2','3','4'])")).toEqual(['empty', 'year']);
    expect(ask("NotBetween(PropertyName='acm_points',PropertyValues=['0','4'])", false)).toEqual(['year']);
  });

  it.each([
    ["Between(PropertyName='acm_points',PropertyValues=['1'])"], ["Today(PropertyName='acm_name')"], ["LastXDays(PropertyName='acm_reportedon',PropertyValue=0)"], ["LastXDays(PropertyName='acm_reportedon')"],
    ["On(PropertyName='acm_reportedon',PropertyValue='tomorrow')"], ["On(PropertyName='acm_reportedon')"], ["Nope(PropertyName='acm_name')"], ["toString(PropertyName='acm_reportedon')"], ["In(PropertyValues=['x'])"], ["In(PropertyName='nope',PropertyValues=['x'])"],
  ])('is refused where it has no meaning: %s', (call) => {
    expect(refusal(() => ask(call))).toMatchObject({ status: 400 });
  });

  it.each(["Above(PropertyName='acm_ticketid',PropertyValue='x')", "ThisFiscalYear(PropertyName='createdon')", "ContainValues(PropertyName='acm_kind',PropertyValues=['1'])"])('is 501 where only the sandbox lacks it: %s', (call) => {
    expect(refusal(() => ask(call))).toMatchObject({ status: 501, message: expect.stringContaining(PREFIX) });
  });
});

describe('text in a filter', () => {
  it('compares without the blanks at the end of the literal', () => {
    expect(find(environment, 'acm_ticket', "$filter=acm_name eq 'now  '")).toEqual(['now']);
    expect(find(environment, 'acm_ticket', "$filter=acm_name ne 'now ' and acm_points lt 2")).toEqual(['soon']);
    expect(find(environment, 'acm_ticket', "$filter=acm_name eq ' now'")).toEqual([]);
  });
});
