import { wellKnown } from '../storage/well-known';
import { isOperation, isSupported, supportedOperations } from './operation-names';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
beforeAll(async () => {
  dataverse = await testDataverse();
});
afterAll(() => dataverse.close());

describe('operations that belong to no table', () => {
  it('tell who asks and what answers', async () => {
    for (const address of ['WhoAmI', 'WhoAmI()']) {
      expect((await dataverse.ask('GET', address)).body).toEqual({
        '@odata.context': 'http://localhost:4180/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse',
        BusinessUnitId: wellKnown.rootBusinessUnit, UserId: wellKnown.administrator, OrganizationId: wellKnown.organization,
      });
    }
    expect((await dataverse.ask('GET', 'RetrieveVersion()')).body.Version).toMatch(/^9\.2\.\d+\.\d+$/);
  });

  it('without an answer end with 204', async () => {
    expect((await dataverse.ask('POST', 'PublishAllXml')).status).toBe(204);
  });

  it('under the wrong verb are not found', async () => {
    for (const [method, address] of [['POST', 'RetrieveVersion'], ['GET', 'PublishAllXml'], ['DELETE', 'WhoAmI']] as const) {
      expect((await dataverse.ask(method, address)).body.error).toEqual({ code: '', message: `No HTTP resource was found that matches the request URI 'http://localhost:4180/api/data/v9.2/${address}'.` });
    }
  });

  it('have their names, in their case', () => {
    expect(supportedOperations.every((name) => isOperation(name) && isSupported(name))).toBe(true);
    expect([isOperation('ExportSolution'), isSupported('ExportSolution')]).toEqual([true, false]);
    for (const name of ['whoami', 'Account', 'constructor', '__proto__', '']) expect(isOperation(name)).toBe(false);
  });
});
