import { activityOf, emailOf, partyText } from './activity';
import { timelineFetchXml, timelineOptions } from './timeline-query';

const party = (mask: number, name: string | undefined, address?: string) => ({
  participationtypemask: mask, addressused: address ?? null,
  ...(name && { _partyid_value: 'p1', '_partyid_value@OData.Community.Display.V1.FormattedValue': name, '_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact' }),
});

describe('an activity', () => {
  const row = {
    activityid: 'a1', activitytypecode: 'email', subject: 'Hello',
    statuscode: 1, 'statuscode@OData.Community.Display.V1.FormattedValue': 'Open', modifiedon: '2026-03-01T10:00:00Z',
  };

  it('is as old as its last change, or as its end', () => {
    expect(activityOf(row)).toEqual({ id: 'a1', type: 'email', subject: 'Hello', status: 'Open', when: '2026-03-01T10:00:00Z' });
    expect(activityOf({ ...row, actualend: '2026-03-01T11:00:00Z' }).when).toBe('2026-03-01T11:00:00Z');
  });

  it('has the status of its own kind where it is known', () => {
    expect(activityOf(row, { 'statuscode@OData.Community.Display.V1.FormattedValue': 'Pending Send' }).status).toBe('Pending Send');
  });

  it('says so where it has no subject', () => {
    expect(activityOf({ ...row, subject: null }).subject).toBe('(no subject)');
  });
});

describe('an e-mail', () => {
  it('has its parties by what they are in it', () => {
    const { from, to, cc, bcc, body } = emailOf({ description: 'Hi', email_activity_parties: [party(2, 'Ada', 'ada@example.com'), party(1, 'Sales'), party(4, undefined, 'x@example.com'), party(9, 'Owner')] });
    expect([from, to, cc, bcc].map((parties) => parties.map(partyText))).toEqual([['Sales'], ['Ada <ada@example.com>'], [], ['x@example.com']]);
    expect(to[0]!.row).toEqual({ id: 'p1', entityType: 'contact', name: 'Ada' });
    expect([bcc[0]!.row, body]).toEqual([undefined, 'Hi']);
  });

  it('may have nothing in it yet', () => {
    expect(emailOf({})).toEqual({ from: [], to: [], cc: [], bcc: [], body: '' });
  });
});

describe('the options of a timeline', () => {
  it.each([
    ['an old form', {}, { perPage: 10, newestFirst: true, wantsMore: true }],
    ['activities alone', { UClientModules: 'Activities', UClientRecordPerPage: '5', UClientOrderBy: 'ascending' }, { perPage: 5, newestFirst: false, wantsMore: false }],
    ['nonsense', { UClientModules: 'Activities, Notes', UClientRecordPerPage: '-1' }, { perPage: 10, newestFirst: true, wantsMore: true }],
  ])('of %s', (_, parameters, options) => expect(timelineOptions(parameters)).toEqual(options));

  it('order its activities', () => {
    expect(timelineFetchXml('r1', { newestFirst: false })).toContain('<order attribute="modifiedon" descending="false"/>');
    expect(timelineFetchXml('r1', { newestFirst: true })).toContain('<condition attribute="regardingobjectid" operator="eq" value="r1"/>');
  });
});
