import { BatchRequestContent, BatchResponseContent, GraphError, PageIterator } from '@microsoft/microsoft-graph-client';
import {
  activeRelationship,
  graphClient,
  ifMatch,
  microsoftLinks,
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
beforeAll(async () => {
  sandbox = await startTestSandbox({ settings: microsoftLinks });
});
afterAll(() => sandbox.close());

/** The client takes what follows the host as the address within the batch, so there is no version in it. */
const address = (path: string) => `https://graph.microsoft.com${path}`;

describe("Microsoft's own Graph client", () => {
  it('takes a relationship through its life', async () => {
    const client = graphClient(sandbox);
    const draft = await client.api(RELATIONSHIPS).post(terms('By client'));
    const renamed = await client.api(`${RELATIONSHIPS}/${draft.id}`).headers(ifMatch(draft)).patch({ displayName: 'By client 2' });
    expect(renamed.displayName).toBe('By client 2');
    await client.api(`${RELATIONSHIPS}/${draft.id}/requests`).post({ action: 'lockForApproval' });
    sandbox.clock.advance('PT2M');
    await sandbox.http('POST', `/sandbox/customer/${draft.id}/approve`);
    sandbox.clock.advance('PT2M');
    expect(await client.api(`${RELATIONSHIPS}/${draft.id}`).select('id,status').get()).toMatchObject({ status: 'active' });
  });

  it('understands the empty answers of 202 and 204', async () => {
    const client = graphClient(sandbox);
    const { id } = await activeRelationship(sandbox, 'Empty answers');
    const path = `${RELATIONSHIPS}/${id}/accessAssignments`;
    const accessContainer = { accessContainerId: await securityGroup(sandbox, 'Empty answers'), accessContainerType: 'securityGroup' };
    const { id: assignmentId } = await client.api(path).post({ accessContainer, accessDetails: roles(READER) });
    sandbox.clock.advance('PT2M');
    const assignment = await client.api(`${path}/${assignmentId}`).get();
    await client
      .api(`${path}/${assignmentId}`)
      .headers(ifMatch(assignment))
      .patch({ accessDetails: roles(USER_ADMINISTRATOR) });
    sandbox.clock.advance('PT2M');
    const changed = await client.api(`${path}/${assignmentId}`).get();
    expect(changed.accessDetails).toEqual(roles(USER_ADMINISTRATOR));
    await client.api(`${path}/${assignmentId}`).headers(ifMatch(changed)).delete();
    expect((await client.api(`${path}/${assignmentId}`).get()).status).toBe('deleting');
  });

  it('meets errors with status, code and message', async () => {
    const failure: unknown = await graphClient(sandbox)
      .api(RELATIONSHIPS)
      .post(terms(''))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GraphError);
    expect(failure).toMatchObject({ statusCode: 400, code: 'badRequest', requestId: expect.any(String) });
  });

  it('walks every page once', async () => {
    for (let index = 0; index < 12; index += 1) await sandbox.graph('POST', RELATIONSHIPS, terms(`Page ${index}`));
    const client = graphClient(sandbox);
    const first = await client.api(RELATIONSHIPS).filter("status eq 'created'").select('id,displayName').top(5).get();
    expect(first.value).toHaveLength(5);
    const names: string[] = [];
    await new PageIterator(client, first, (item: { displayName: string }) => names.push(item.displayName) > 0).iterate();
    expect(names.filter((name) => name.startsWith('Page ')).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `Page ${index}`).sort(),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('waits and tries again when it is throttled', async () => {
    await sandbox.http('DELETE', '/sandbox/calls');
    await sandbox.http('POST', '/sandbox/faults', {
      service: 'graph',
      method: 'GET',
      path: '/groups',
      status: 429,
      retryAfter: 0,
      times: 2,
    });
    expect((await graphClient(sandbox).api('/groups').get()).value).toEqual(expect.any(Array));
    const { body } = await sandbox.http('GET', '/sandbox/calls?service=graph');
    expect(body).toMatchObject({
      total: 3,
      calls: [
        { method: 'GET', path: '/groups', status: 429, count: 2 },
        { status: 200, count: 1 },
      ],
    });
  });

  it('batches, with dependencies, errors and If-Match of its own in each item', async () => {
    const { body: draft } = await sandbox.graph('POST', RELATIONSHIPS, terms('In a batch'));
    const patch = (etag: string, duration: string) =>
      new Request(address(`${RELATIONSHIPS}/${draft.id}`), {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'If-Match': etag },
        body: JSON.stringify({ duration }),
      });
    const content = new BatchRequestContent([
      { id: 'good', request: patch(draft['@odata.etag'], 'P10D') },
      { id: 'stale', request: patch('W/"AAAA"', 'P20D'), dependsOn: ['good'] },
      { id: 'never', request: new Request(address('/groups')), dependsOn: ['stale'] },
    ]);
    const answers = new BatchResponseContent(
      await graphClient(sandbox)
        .api('/$batch')
        .post(await content.getContent()),
    );
    expect(['good', 'stale', 'never'].map((id) => answers.getResponseById(id).status)).toEqual([200, 412, 424]);
    expect(await answers.getResponseById('good').json()).toMatchObject({ duration: 'P10D' });
  });
});
