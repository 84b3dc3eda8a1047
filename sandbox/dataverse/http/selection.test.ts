import { parseQueryOptions } from '../odata/query-options';
import { openStage, refusal } from '../records/test-support';
import { columnsToRead, selectionOf } from './selection';

const stage = openStage();
const select = (query: string, table = 'acm_ticket') => selectionOf(stage.environment, stage.table(table), parseQueryOptions(new URLSearchParams(query)));

afterAll(() => stage.environment.close());

describe('what is selected', () => {
  it('is every column that can be read, without $select', () => {
    const names = select('').attributes.map(({ logicalName }) => logicalName);
    expect(names).toEqual(expect.arrayContaining(['acm_ticketid', 'acm_name', 'acm_projectid', 'versionnumber']));
    expect(names).not.toEqual(expect.arrayContaining(['owneridtype']));
  });

  it('is what is named, and the key always', () => {
    expect(select('$select=acm_name').attributes.map(({ logicalName }) => logicalName)).toEqual(['acm_name', 'acm_ticketid']);
    expect(select('$select=acm_ticketid,acm_name').attributes.map(({ logicalName }) => logicalName)).toEqual(['acm_ticketid', 'acm_name']);
  });

  it('is read together with what showing it needs', () => {
    expect([...columnsToRead(select('$select=_acm_customerid_value&$expand=ownerid'))].sort()).toEqual(['acm_customerid', 'acm_customeridtype', 'acm_ticketid', 'ownerid', 'owneridtype', 'versionnumber']);
  });

  it.each(['$select=acm_projectid', '$select=acm_ProjectId', '$select=nope', '$expand=acm_projectid', '$expand=acm_name', '$expand=acm_ProjectId($select=nope)', '$expand=acm_ticket_acm_ticket($filter=nope eq 1;$select=nope)'])('is refused where the table has no such thing: %s', (query) => {
    expect(refusal(() => select(query))).toMatchObject({ status: 400, code: '0x0' });
  });
});

describe('what is expanded', () => {
  it('knows rows from lists, and pages lists only where an expand is inside another', () => {
    const kinds = (query: string) => select(query).expands.map(({ item, many, paged }) => [item.name, many, paged]);
    expect(kinds('$expand=acm_ProjectId,acm_ticket_acm_ticket')).toEqual([['acm_ProjectId', false, false], ['acm_ticket_acm_ticket', true, false]]);
    expect(kinds('$expand=acm_ProjectId($expand=createdby),acm_ticket_acm_ticket')).toEqual([['acm_ProjectId', false, true], ['acm_ticket_acm_ticket', true, true]]);
  });

  it('may be sorted and cut only where it is a list and nothing is nested', () => {
    expect(select('$expand=acm_ticket_acm_ticket($orderby=acm_name;$top=2)').expands).toHaveLength(1);
    for (const query of ['$expand=acm_ProjectId($top=1)', '$expand=acm_ProjectId($orderby=acm_name)', '$expand=acm_ticket_acm_ticket($top=1;$expand=createdby)', '$expand=acm_ticket_acm_ticket($top=1),acm_ProjectId($expand=createdby)']) {
      expect(refusal(() => select(query))).toEqual({ status: 400, code: '0x80060888', message: 'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.' });
    }
  });
});
