import type { Environment } from '../environment';
import { find, findRows, idOf, put, ticketEnvironment } from './test-support';

let environment: Environment;

beforeEach(() => {
  environment = ticketEnvironment();
  put(environment, 'acm_project', { acm_projectid: idOf(1), acm_name: 'Zebra' });
  put(environment, 'acm_project', { acm_projectid: idOf(2), acm_name: 'ant' });
  put(environment, 'account', { accountid: idOf(3), name: 'Beta' });
  put(environment, 'contact', { contactid: idOf(4), fullname: 'alpha' });
  put(environment, 'acm_ticket', { acm_ticketid: idOf(11), acm_name: 'one', acm_projectid: idOf(1), acm_customerid: idOf(3), acm_customeridtype: 'account', statuscode: 2 });
  put(environment, 'acm_ticket', { acm_ticketid: idOf(12), acm_name: 'two', acm_projectid: idOf(2), acm_customerid: idOf(4), acm_customeridtype: 'contact', statuscode: 1 });
  put(environment, 'acm_ticket', { acm_ticketid: idOf(13), acm_name: 'three', statuscode: 123450001 });
});
afterEach(() => environment.close());

describe('the order of a list', () => {
  it('goes by the name of the row behind a lookup, without regard to case, empty ones first', () => {
    expect(find(environment, 'acm_ticket', '$orderby=_acm_projectid_value')).toEqual(['three', 'two', 'one']);
    expect(find(environment, 'acm_ticket', '$orderby=_acm_projectid_value desc')).toEqual(['one', 'two', 'three']);
  });

  it('does so whichever of its tables a lookup points to', () => {
    expect(find(environment, 'acm_ticket', '$orderby=_acm_customerid_value')).toEqual(['three', 'two', 'one']);
  });

  it('goes by the value of a choice', () => {
    expect(find(environment, 'acm_ticket', '$orderby=statuscode')).toEqual(['two', 'one', 'three']);
  });

  it('goes by the id last, the way of the key before it', () => {
    environment.database.exec("UPDATE acm_ticket SET acm_name = 'same'");
    const ids = (query: string) => findRows(environment, 'acm_ticket', query).map((row) => row.$sort1 ?? row.$sort0);
    expect(ids('$orderby=acm_name')).toEqual([11, 12, 13].map(idOf));
    expect(ids('$orderby=acm_name desc')).toEqual([13, 12, 11].map(idOf));
    expect(ids('')).toEqual([11, 12, 13].map(idOf));
  });
});
