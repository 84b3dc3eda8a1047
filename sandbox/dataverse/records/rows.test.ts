import { wellKnown } from '../storage/well-known';
import { contentsOf } from '../solutions/testing';
import { caller, openStage, refusal, type Stage } from './test-support';

let stage: Stage;
const NOW = '2026-11-22T04:05:44Z';
const NONE = '8a3c1f60-0000-4000-8000-00000000000a';

beforeEach(() => {
  stage = openStage();
});
afterEach(() => stage.environment.close());

describe('creating a row', () => {
  it('fills in defaults, numbers, state, owner, who and when, and the version', () => {
    const id = stage.create('acm_ticket', { acm_name: 'T' });
    expect(stage.read('acm_ticket', id)).toMatchObject({
      acm_ticketid: id, acm_name: 'T', acm_kind: 123450000, acm_urgent: 0, acm_priority: null, acm_number: 'TCK-001000', statecode: 0, statuscode: 1,
      ownerid: wellKnown.administrator, owneridtype: 'systemuser', owninguser: wellKnown.administrator, owningteam: null, owningbusinessunit: wellKnown.rootBusinessUnit,
      createdon: NOW, modifiedon: NOW, createdby: wellKnown.administrator, modifiedby: wellKnown.administrator, versionnumber: expect.any(Number),
    });
  });

  it('takes the id that is given, once; the empty GUID asks for a new one', () => {
    expect(stage.create('acm_project', { acm_projectid: NONE })).toBe(NONE);
    expect(refusal(() => stage.create('acm_project', { acm_projectid: NONE }))).toEqual({ status: 412, code: '0x80040237', message: 'Cannot insert duplicate key.' });
    expect(stage.create('acm_project', { acm_projectid: '00000000-0000-0000-0000-000000000000' })).toMatch(/^(?!00000000)/);
  });

  it('counts autonumbers up, leaves given ones alone, and takes back those of rows that came to nothing', () => {
    const numberOf = (body: object) => stage.read('acm_ticket', stage.create('acm_ticket', { acm_name: 'T', ...body }))?.acm_number;
    expect([numberOf({}), numberOf({ acm_number: 'MINE' }), numberOf({ acm_number: null })]).toEqual(['TCK-001000', 'MINE', 'TCK-001001']);
    expect(refusal(() => stage.create('acm_ticket', { statecode: 5 }))).toMatchObject({ status: 400 });
    expect(numberOf({})).toBe('TCK-001002');
  });

  it('keeps the true date of creation beside the one that is claimed', () => {
    const id = stage.create('acm_ticket', { acm_name: 'Old', overriddencreatedon: '2020-01-02T00:00:00Z' });
    expect(stage.read('acm_ticket', id)).toMatchObject({ createdon: '2020-01-02T00:00:00Z', overriddencreatedon: NOW });
  });

  it('refuses a second row with the same alternate key, whatever the case, and names the key', () => {
    stage.create('acm_project', { acm_code: 'Alpha' });
    expect(refusal(() => stage.create('acm_project', { acm_code: 'ALPHA' }))).toEqual({
      status: 412, code: '0x80060892',
      message: 'Entity Key acm_CodeKey violated. A record with the same value for acm_code already exists. A duplicate record cannot be created. Select one or more unique values and try again.',
    });
    // Rows without a value in the key do not get in each other's way.
    expect([stage.create('acm_project'), stage.create('acm_project')]).toHaveLength(2);
  });

  it('asks for what the system requires, and leaves what applications require to forms', () => {
    expect(stage.create('acm_ticket')).toEqual(expect.any(String));
    expect(refusal(() => stage.create('team', {}))).toEqual({ status: 400, code: '0x80040203', message: "Attribute 'name' of entity 'team' is required and cannot be null." });
  });

  it('asks for what applications require where a setting says so', () => {
    const strict = openStage({ enforceApplicationRequired: true });
    expect(refusal(() => strict.create('acm_ticket'))).toMatchObject({ code: '0x80040203', message: expect.stringContaining("'acm_name'") });
    strict.environment.close();
  });

  it('belongs to the business unit of its owner, be it a user or a team', () => {
    const id = stage.create('acm_ticket', { 'ownerid@odata.bind': `/teams(${wellKnown.rootTeam})` });
    expect(stage.read('acm_ticket', id)).toMatchObject({ ownerid: wellKnown.rootTeam, owneridtype: 'team', owningteam: wellKnown.rootTeam, owninguser: null, owningbusinessunit: wellKnown.rootBusinessUnit });
    stage.update('acm_ticket', id, { 'ownerid@odata.bind': `/systemusers(${wellKnown.systemUser})` });
    expect(stage.read('acm_ticket', id)).toMatchObject({ ownerid: wellKnown.systemUser, owneridtype: 'systemuser', owningteam: null, owninguser: wellKnown.systemUser });
  });

  it('of an organisation has no owner but the organisation', () => {
    expect(stage.read('acm_project', stage.create('acm_project'))).toMatchObject({ organizationid: wellKnown.organization });
  });

  it('of a person composes the full name, and again when a part changes', () => {
    const id = stage.create('contact', { firstname: 'Ada', lastname: 'Byron' });
    expect(stage.read('contact', id)).toMatchObject({ fullname: 'Ada Byron' });
    stage.update('contact', id, { lastname: 'Lovelace' });
    expect(stage.read('contact', id)).toMatchObject({ fullname: 'Ada Lovelace' });
  });

  it('of an endpoint tells that a secret is set, not the secret', () => {
    const id = stage.create('serviceendpoint', { name: 'E', contract: 8, authvalue: 's' });
    expect(stage.read('serviceendpoint', id)).toMatchObject({ isauthvalueset: 1 });
    stage.update('serviceendpoint', id, { authvalue: null });
    expect(stage.read('serviceendpoint', id)).toMatchObject({ isauthvalueset: 0 });
  });
});

describe('changing a row', () => {
  it('gives it a new version and leaves the rest as it is', () => {
    const id = stage.create('acm_ticket', { acm_name: 'T', acm_points: 3 });
    const before = stage.read('acm_ticket', id);
    stage.update('acm_ticket', id, { acm_name: 'U' });
    const after = stage.read('acm_ticket', id);
    expect(after).toEqual({ ...before, acm_name: 'U', versionnumber: expect.any(Number) });
    expect(Number(after?.versionnumber)).toBeGreaterThan(Number(before?.versionnumber));
  });

  it('does so only from the version that the caller knows', () => {
    const id = stage.create('acm_project');
    const project = stage.table('acm_project');
    const version = Number(stage.read('acm_project', id)?.versionnumber);
    const update = (ifMatch: number | '*') => stage.rows.update(project, id, { acm_name: 'N' }, caller, { ifMatch });
    expect(refusal(() => update(version - 1))).toEqual({ status: 412, code: '0x80060882', message: "The version of the existing record doesn't match the RowVersion property provided." });
    update(version);
    update('*');
    expect(refusal(() => update(version))).toMatchObject({ status: 412 });
  });

  it('needs the row', () => {
    expect(refusal(() => stage.update('account', NONE, {}))).toEqual({ status: 404, code: '0x80040217', message: `account With Id = ${NONE} Does Not Exist` });
  });

  it('never empties what the system requires', () => {
    const id = stage.create('acm_ticket');
    for (const body of [{ statecode: null }, { ownerid: null }]) expect(refusal(() => stage.update('acm_ticket', id, body))).toMatchObject({ code: '0x80040203' });
    stage.update('acm_ticket', id, { statuscode: null });
    expect(stage.read('acm_ticket', id)).toMatchObject({ statecode: 0, statuscode: 1 });
  });

  it('refuses a key that another row has, and its own not', () => {
    stage.create('acm_project', { acm_code: 'A' });
    const id = stage.create('acm_project', { acm_code: 'B' });
    expect(refusal(() => stage.update('acm_project', id, { acm_code: 'A' }))).toMatchObject({ code: '0x80060892' });
    stage.update('acm_project', id, { acm_code: 'b' });
    expect(stage.read('acm_project', id)).toMatchObject({ acm_code: 'b' });
  });
});

describe('changing or creating a row', () => {
  const upsert = (id: string, precondition = {}) =>
    stage.rows.upsert(stage.table('acm_project'), id, (operation) => ({ acm_name: operation }), caller, precondition);

  it('does one or the other, and says which', () => {
    expect([upsert(NONE), stage.read('acm_project', NONE)?.acm_name]).toEqual(['created', 'create']);
    expect([upsert(NONE), stage.read('acm_project', NONE)?.acm_name]).toEqual(['updated', 'update']);
  });

  it('does only what the caller allows', () => {
    expect(refusal(() => upsert(NONE, { ifMatch: '*' }))).toMatchObject({ status: 404, code: '0x80040217' });
    upsert(NONE, { ifNoneMatch: '*' });
    expect(refusal(() => upsert(NONE, { ifNoneMatch: '*' }))).toEqual({ status: 412, code: '0x80040237', message: 'A record with matching key values already exists.' });
  });

  it('makes no row with the empty GUID', () => {
    expect(refusal(() => upsert('00000000-0000-0000-0000-000000000000'))).toMatchObject({ status: 400, message: 'Expected non-empty Guid.' });
  });
});

describe('what is heard of changes', () => {
  it('is what was sent, and the row before and after', () => {
    const id = stage.create('acm_ticket', { acm_name: 'T' });
    stage.update('acm_ticket', id, { statuscode: 123450001 });
    stage.rows.remove(stage.table('acm_ticket'), id, caller);
    const [created, updated, deleted] = stage.heard;
    expect(created).toMatchObject({ message: 'Create', table: 'acm_ticket', id, target: { acm_name: 'T' }, before: undefined, after: { acm_name: 'T', statuscode: 1 } });
    expect(updated).toMatchObject({ message: 'Update', target: { statecode: 0, statuscode: 123450001 }, before: { statuscode: 1 }, after: { statuscode: 123450001 } });
    expect(updated?.target).not.toHaveProperty('modifiedon');
    expect(deleted).toMatchObject({ message: 'Delete', target: {}, before: { acm_name: 'T' }, after: undefined });
  });

  it('never holds a secret', () => {
    const id = stage.create('serviceendpoint', { name: 'E', contract: 8, authvalue: 's3cret' });
    stage.update('serviceendpoint', id, { authvalue: 's3cret too' });
    stage.rows.remove(stage.table('serviceendpoint'), id, caller);
    expect(stage.heard).toHaveLength(3);
    expect(JSON.stringify(stage.heard)).not.toContain('s3cret');
  });

  it('is nothing where a change is refused, and nothing is left behind', () => {
    stage.create('acm_project', { acm_code: 'A' });
    const before = contentsOf(stage.environment);
    stage.heard.length = 0;
    expect(refusal(() => stage.create('acm_project', { acm_code: 'A' }))).toMatchObject({ status: 412 });
    expect(stage.heard).toEqual([]);
    expect(contentsOf(stage.environment)).toEqual(before);
  });
});

describe('rows that come with solutions', () => {
  it.each(['solution', 'sdkmessage', 'importjob'])('are not changed by hand: %s', (name) => {
    expect(refusal(() => stage.create(name, {}))).toMatchObject({ status: 501, message: expect.stringContaining(`'${name}'`) });
  });
});
