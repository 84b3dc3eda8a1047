import {
  activeRelationship,
  ifMatch,
  NORTHWIND,
  READER,
  RELATIONSHIPS,
  roles,
  securityGroup,
  startTestSandbox,
  terms,
  USER_ADMINISTRATOR,
  type TestSandbox,
} from './support';

let sandbox: TestSandbox;
let relationship: { id: string };
let all: string;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  relationship = await activeRelationship(sandbox, 'Access');
  all = `${RELATIONSHIPS}/${relationship.id}/accessAssignments`;
});
afterAll(() => sandbox.close());

const give = (groupId: string, ...ids: string[]) => ({
  accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
  accessDetails: roles(...ids),
});

/** An assignment that has become active. */
async function activeAssignment(group: string) {
  const { body } = await sandbox.graph('POST', all, give(await securityGroup(sandbox, group), READER));
  sandbox.clock.advance('PT2M');
  return (await sandbox.graph('GET', `${all}/${body.id}`)).body;
}

describe('an access assignment', () => {
  it('is pending first and active soon', async () => {
    const groupId = await securityGroup(sandbox, 'Readers');
    const { status, headers, body } = await sandbox.graph('POST', all, give(groupId, READER));
    expect([status, body.status]).toEqual([201, 'pending']);
    expect(headers.get('location')).toBe(`${sandbox.url}/graph/v1.0${all}/${body.id}`);
    sandbox.clock.advance('PT2M');
    expect((await sandbox.graph('GET', `${all}/${body.id}`)).body).toMatchObject({ status: 'active', ...give(groupId, READER) });
  });

  it('is given once to a group, and again after it was taken away; what was deleted stays in the list', async () => {
    const assignment = await activeAssignment('Once');
    const groupId = assignment.accessContainer.accessContainerId as string;
    const again = () => sandbox.graph('POST', all, give(groupId, READER));
    expect((await again()).status).toBe(409);

    expect((await sandbox.graph('DELETE', `${all}/${assignment.id}`)).status).toBe(400);
    expect((await sandbox.graph('DELETE', `${all}/${assignment.id}`, undefined, ifMatch(assignment))).status).toBe(204);
    expect((await again()).status).toBe(409);
    sandbox.clock.advance('PT2M');
    const deleted = (await sandbox.graph('GET', `${all}/${assignment.id}`)).body;
    expect(deleted.status).toBe('deleted');
    expect((await sandbox.graph('DELETE', `${all}/${assignment.id}`, undefined, ifMatch(deleted))).status).toBe(409);
    expect((await again()).status).toBe(201);
    expect((await sandbox.graph('GET', `${all}?$filter=status eq 'deleted'`)).body.value).toMatchObject([{ id: assignment.id }]);
  });

  it('gets other roles by a long-running operation', async () => {
    const assignment = await activeAssignment('Changed');
    const path = `${all}/${assignment.id}`;
    const same = await sandbox.graph('PATCH', path, { accessDetails: roles(READER) }, ifMatch(assignment));
    expect(same).toMatchObject({ status: 200, body: { '@odata.etag': assignment['@odata.etag'] } });

    const accepted = await sandbox.graph('PATCH', path, { accessDetails: roles(USER_ADMINISTRATOR) }, ifMatch(assignment));
    expect(accepted).toMatchObject({ status: 202, body: {} });
    const operation = (accepted.headers.get('location') ?? '').replace(`${sandbox.url}/graph/v1.0`, '');
    expect((await sandbox.graph('GET', operation)).body).toMatchObject({
      status: 'notStarted',
      operationType: 'delegatedAdminAccessAssignmentUpdate',
    });
    expect((await sandbox.graph('PATCH', path, { accessDetails: roles(READER, USER_ADMINISTRATOR) }, ifMatch(assignment))).status).toBe(
      409,
    );
    sandbox.clock.advance('PT2M');
    expect((await sandbox.graph('GET', operation)).body.status).toBe('succeeded');
    expect((await sandbox.graph('GET', path)).body.accessDetails).toEqual(roles(USER_ADMINISTRATOR));
    expect((await sandbox.graph('PATCH', path, { accessDetails: roles(READER) }, ifMatch(assignment))).status).toBe(412);
  });

  it('is refused for roles, groups and states that do not allow it', async () => {
    const groupId = await securityGroup(sandbox, 'Refused');
    const { body: mailGroup } = await sandbox.graph('POST', '/groups', {
      displayName: 'Mail',
      mailNickname: 'mail',
      mailEnabled: true,
      securityEnabled: false,
      groupTypes: ['Unified'],
    });
    const { body: foreign } = await sandbox.graph(
      'POST',
      '/groups',
      { displayName: 'Theirs', mailNickname: 'theirs', mailEnabled: false, securityEnabled: true },
      {},
      NORTHWIND,
    );
    const { body: draft } = await sandbox.graph('POST', RELATIONSHIPS, terms('Draft'));
    const missing = '99999999-9999-4999-8999-999999999999';

    expect((await sandbox.graph('POST', all, give(groupId, missing))).body.error.message).toContain(missing);
    for (const id of [missing, mailGroup.id, foreign.id]) {
      expect(await sandbox.graph('POST', all, give(id, READER))).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringContaining('access container does not exist') } },
      });
    }
    expect((await sandbox.graph('POST', `${RELATIONSHIPS}/${draft.id}/accessAssignments`, give(groupId, READER))).status).toBe(400);
    expect((await sandbox.graph('POST', all, give(groupId))).status).toBe(400);
    expect(
      (
        await sandbox.graph('POST', all, {
          ...give(groupId, READER),
          accessContainer: { accessContainerId: groupId, accessContainerType: 'user' },
        })
      ).status,
    ).toBe(400);
  });

  it('cannot be changed or deleted while it is pending', async () => {
    const { body } = await sandbox.graph('POST', all, give(await securityGroup(sandbox, 'Pending'), READER));
    expect((await sandbox.graph('PATCH', `${all}/${body.id}`, { accessDetails: roles(USER_ADMINISTRATOR) }, ifMatch(body))).status).toBe(
      400,
    );
    expect((await sandbox.graph('DELETE', `${all}/${body.id}`, undefined, ifMatch(body))).status).toBe(400);
  });

  it('is in error when its group is deleted, and can be removed then', async () => {
    const assignment = await activeAssignment('Vanishing');
    expect((await sandbox.graph('DELETE', `/groups/${assignment.accessContainer.accessContainerId}`)).status).toBe(204);
    const broken = (await sandbox.graph('GET', `${all}/${assignment.id}`)).body;
    expect(broken.status).toBe('error');
    expect((await sandbox.graph('DELETE', `${all}/${assignment.id}`, undefined, ifMatch(broken))).status).toBe(204);
  });

  it('ends with its relationship', async () => {
    const other = await activeRelationship(sandbox, 'Ending');
    const path = `${RELATIONSHIPS}/${other.id}/accessAssignments`;
    await sandbox.graph('POST', path, give(await securityGroup(sandbox, 'Ending with it'), READER));
    sandbox.clock.advance('PT2M');
    await sandbox.graph('POST', `${RELATIONSHIPS}/${other.id}/requests`, { action: 'terminate' });
    sandbox.clock.advance('PT5M');
    expect((await sandbox.graph('GET', path)).body.value).toMatchObject([{ status: 'deleted' }]);
  });
});

describe('groups of the partner tenant', () => {
  it('can be made, found, renamed and deleted', async () => {
    const id = await securityGroup(sandbox, 'GDAP Helpdesk');
    const find = async (filter: string) => (await sandbox.graph('GET', `/groups?$filter=${filter}&$select=id,displayName`)).body.value;
    expect(await find("displayName eq 'gdap helpdesk'")).toEqual([{ id, displayName: 'GDAP Helpdesk' }]);
    expect(await find("startswith(displayName,'GDAP H') and securityEnabled eq true")).toEqual([{ id, displayName: 'GDAP Helpdesk' }]);
    expect((await sandbox.graph('PATCH', `/groups/${id}`, { displayName: 'GDAP Service Desk' })).status).toBe(204);
    expect((await sandbox.graph('GET', `/groups/${id}`)).body).toMatchObject({
      displayName: 'GDAP Service Desk',
      securityEnabled: true,
      mailEnabled: false,
      groupTypes: [],
    });
    expect((await sandbox.graph('DELETE', `/groups/${id}`)).status).toBe(204);
    expect(await sandbox.graph('GET', `/groups/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
  });

  it('are counted only with the consistency level that Graph asks for', async () => {
    expect((await sandbox.graph('GET', '/groups?$count=true&$top=1')).body).not.toHaveProperty(['@odata.count']);
    expect(
      (await sandbox.graph('GET', '/groups?$count=true&$top=1', undefined, { ConsistencyLevel: 'eventual' })).body['@odata.count'],
    ).toBeGreaterThan(1);
  });

  it.each([
    ['no name', { displayName: undefined }],
    ['an empty name', { displayName: '' }],
    ['a nickname with spaces', { mailNickname: 'a b' }],
    ['no flag', { securityEnabled: undefined }],
    ['mail without a group type', { mailEnabled: true }],
    ['a strange property', { colour: 'red' }],
  ])('are refused with %s', async (_what, change) => {
    const group = { displayName: 'G', mailNickname: 'g', mailEnabled: false, securityEnabled: true, ...change };
    expect((await sandbox.graph('POST', '/groups', group)).status).toBe(400);
  });
});
