import { wellKnown } from '../storage/well-known';
import { emptyLookup, keyColumns, lookupColumns, resolveReference } from './references';
import { openStage, refusal } from './test-support';

const stage = openStage();
const project = stage.create('acm_project', { acm_code: 'A' });
const ticket = stage.table('acm_ticket');
const resolve = (address: unknown) => {
  const { table, id } = resolveReference(stage.environment, 'acm_tickets', address);
  return [table.logicalName, id];
};

afterAll(() => stage.environment.close());

describe('a reference', () => {
  it('names a row relatively, absolutely, or by an alternate key', () => {
    for (const address of [`acm_projects(${project})`, `/acm_projects(${project})`, `http://127.0.0.1:1/api/data/v9.2/acm_projects(${project})`, "acm_projects(acm_code='a')"]) {
      expect(resolve(address)).toEqual(['acm_project', project]);
    }
  });

  it('to an owner means the user or the team', () => {
    expect(resolve(`/owners(${wellKnown.administrator})`)).toEqual(['systemuser', wellKnown.administrator]);
  });

  it.each([[undefined], [null], [5], [''], ['acm_projects'], ['acm_projects()'], ['acm_projects(%)'], [`nopes(${project})`], [['acm_projects(1)']], ['__proto__(1)']])('is refused when it is none: %j', (address) => {
    expect(refusal(() => resolve(address))).toMatchObject({ status: 400 });
  });

  it('has to lead to a row', () => {
    expect(refusal(() => resolve('acm_projects(8a3c1f60-0000-4000-8000-00000000000a)'))).toMatchObject({ status: 404, code: '0x80040217' });
    expect(refusal(() => resolve("acm_projects(acm_code='none')"))).toMatchObject({ status: 404, code: '0x80060891' });
  });
});

describe('a lookup column', () => {
  it('takes rows of its tables only', () => {
    const toProject = ticket.manyToOne.get('acm_ProjectId')!;
    expect(lookupColumns(ticket, toProject, { table: stage.table('acm_project'), id: project })).toEqual({ acm_projectid: project });
    expect(refusal(() => lookupColumns(ticket, toProject, { table: stage.table('account'), id: project }))).toMatchObject({ status: 400, code: '0x80048d19' });
    expect(emptyLookup(ticket, 'acm_customerid')).toEqual({ acm_customerid: null, acm_customeridtype: null });
  });
});

describe('an alternate key that a new row takes from its address', () => {
  it('is checked as a body would be', () => {
    expect(keyColumns(stage.environment, ticket, { acm_projectid: project, acm_externalid: 'x' })).toEqual({ acm_projectid: project, acm_externalid: 'x' });
    expect(refusal(() => keyColumns(stage.environment, ticket, { acm_projectid: wellKnown.organization }))).toMatchObject({ status: 404 });
    expect(refusal(() => keyColumns(stage.environment, ticket, { acm_externalid: 'x'.repeat(51) }))).toMatchObject({ status: 400, code: '0x80044331' });
  });
});
