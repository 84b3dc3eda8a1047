import { contentsOf } from '../solutions/testing';
import { caller, openStage, refusal, type Stage } from './test-support';

/** Tickets go with their project, lose their account, and forbid that their parent ticket goes. */
let stage: Stage;
const remove = (table: string, id: string, ifMatch?: number) => stage.rows.remove(stage.table(table), id, caller, ifMatch === undefined ? {} : { ifMatch });
const ticketOf = (nav: string, set: string, id: string) => stage.create('acm_ticket', { acm_name: 'T', [`${nav}@odata.bind`]: `/${set}(${id})` });

beforeEach(() => {
  stage = openStage();
});
afterEach(() => stage.environment.close());

describe('deleting a row', () => {
  it('takes with it what belongs to it, and each is heard of, children first', () => {
    const project = stage.create('acm_project');
    const tickets = [1, 2].map(() => ticketOf('acm_ProjectId', 'acm_projects', project));
    stage.heard.length = 0;
    remove('acm_project', project);
    expect(tickets.map((id) => stage.read('acm_ticket', id))).toEqual([undefined, undefined]);
    expect(stage.heard.map(({ message, table }) => `${message} ${table}`)).toEqual(['Delete acm_ticket', 'Delete acm_ticket', 'Delete acm_project']);
  });

  it('empties lookups that only pointed to it, which counts as a change of their row', () => {
    const account = stage.create('account', { name: 'A' });
    const ticket = ticketOf('acm_AccountId', 'accounts', account);
    const customer = ticketOf('acm_CustomerId_account', 'accounts', account);
    stage.heard.length = 0;
    remove('account', account);
    expect(stage.read('acm_ticket', ticket)).toMatchObject({ acm_accountid: null });
    expect(stage.read('acm_ticket', customer)).toMatchObject({ acm_customerid: null, acm_customeridtype: null });
    expect(stage.heard.map(({ message, target }) => [message, Object.keys(target).length > 0])).toEqual([['Update', true], ['Update', true], ['Delete', false]]);
  });

  it('is refused while a row stands that may not lose it; nothing changes then', () => {
    const project = stage.create('acm_project');
    const parent = ticketOf('acm_ProjectId', 'acm_projects', project);
    ticketOf('acm_ParentId', 'acm_tickets', parent);
    const before = contentsOf(stage.environment);
    stage.heard.length = 0;
    const restricted = { status: 405, code: '0x80040227', message: 'The object you tried to delete is associated with another object and cannot be deleted.' };
    expect(refusal(() => remove('acm_ticket', parent))).toEqual(restricted);
    expect(refusal(() => remove('acm_project', project))).toEqual(restricted);
    expect(contentsOf(stage.environment)).toEqual(before);
    expect(stage.heard).toEqual([]);
  });

  it('is not refused for a row that goes as well', () => {
    const project = stage.create('acm_project');
    const parent = ticketOf('acm_ProjectId', 'acm_projects', project);
    stage.create('acm_ticket', { 'acm_ParentId@odata.bind': `/acm_tickets(${parent})`, 'acm_ProjectId@odata.bind': `/acm_projects(${project})` });
    remove('acm_project', project);
    expect(stage.environment.database.prepare('SELECT count(*) AS n FROM acm_ticket').get()).toEqual({ n: 0 });
  });

  it('follows chains of any length, and rings', () => {
    const ids = Array.from({ length: 3_000 }, () => stage.environment.newId());
    const insert = stage.environment.database.prepare("INSERT INTO contact (contactid, parentcustomerid, parentcustomeridtype) VALUES (?, ?, 'contact')");
    // The first hangs on the last: a ring.
    stage.environment.transaction(() => ids.forEach((id, index) => insert.run(id, ids.at(index - 1) as string)));
    remove('contact', ids[0] as string);
    expect(stage.environment.database.prepare('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 0 });
  });

  it('asks for the version that the caller knows', () => {
    const project = stage.create('acm_project');
    expect(refusal(() => remove('acm_project', project, 1))).toMatchObject({ status: 412, code: '0x80060882' });
    remove('acm_project', project, Number(stage.read('acm_project', project)?.versionnumber));
    expect(refusal(() => remove('acm_project', project))).toMatchObject({ status: 404, code: '0x80040217' });
  });
});
