import fc from 'fast-check';
import type { RowChange, StoredRow } from '../environment';
import { baseTables } from '../metadata/base-tables';
import { createCatalog, type Table } from '../metadata/catalog';
import { executionContext } from './execution-context';
import { MAX_PAYLOAD_BYTES, payloadOf } from './payload';
import type { ProcessingStep, StepImage } from './step';

const table = createCatalog(baseTables).table('contact') as Table;
const id = '6d81597f-0f9f-e711-8122-000d3aa2331c';
const user = '75c2dd85-e89e-e711-8122-000d3aa2331c';
const accountId = '11112222-0000-4000-8000-000000000003';

const row: StoredRow = {
  contactid: id, firstname: 'James', lastname: 'Glynn', fullname: 'James Glynn', emailaddress1: null, donotphone: 1, statecode: 0, statuscode: 1,
  parentcustomerid: accountId, parentcustomeridtype: 'account', ownerid: user, owneridtype: 'systemuser', modifiedby: user, modifiedon: '2017-09-26T00:04:07Z', birthdate: '1980-02-29',
};

const step = (images: StepImage[] = []): ProcessingStep => ({
  id: '75417616-4ea2-e711-8122-000d3aa2331c', name: 'Watch', message: 'Update', primaryEntity: 'contact', filteringAttributes: [], stage: 40, mode: 1, rank: 1,
  asyncAutoDelete: false, runAs: undefined, handler: { table: 'serviceendpoint', id: 'e' }, images,
});

const change = (more: Partial<RowChange> = {}): RowChange => ({
  message: 'Update', table: 'contact', id, target: { firstname: 'James' }, before: { ...row, firstname: 'Jim' }, after: row,
  caller: { userId: user, businessUnitId: 'e2b9dd85-e89e-e711-8122-000d3aa2331c', organizationId: '4ef5b371-e89e-e711-8122-000d3aa2331c', correlationId: 'b374239d-4233-41a9-8b17-a86cb4f737b5', requestId: '33330000-0000-4000-8000-000000000001', depth: 1 },
  ...more,
});

const operation = { id: '4af10637-4ea2-e711-8122-000d3aa2331c', createdOn: new Date(1506409448000), organizationName: 'OrgName' };
const contextOf = (more?: Partial<RowChange>, images?: StepImage[]) => executionContext(change(more), step(images), table, operation);
const attributes = (context: ReturnType<typeof contextOf>) =>
  Object.fromEntries((context.InputParameters[0] as { value: { Attributes: { key: string; value: unknown }[] } }).value.Attributes.map(({ key, value }) => [key, value]));

test('an Update looks like the example of Microsoft Learn', () => {
  expect(contextOf()).toEqual({
    BusinessUnitId: 'e2b9dd85-e89e-e711-8122-000d3aa2331c',
    CorrelationId: 'b374239d-4233-41a9-8b17-a86cb4f737b5',
    Depth: 1,
    InitiatingUserId: user,
    InputParameters: [{
      key: 'Target',
      value: {
        __type: 'Entity:http://schemas.microsoft.com/xrm/2011/Contracts',
        Attributes: [
          { key: 'firstname', value: 'James' },
          { key: 'contactid', value: id },
          { key: 'modifiedon', value: '/Date(1506384247000)/' },
          { key: 'modifiedby', value: { __type: 'EntityReference:http://schemas.microsoft.com/xrm/2011/Contracts', Id: user, KeyAttributes: [], LogicalName: 'systemuser', Name: null, RowVersion: null } },
          { key: 'modifiedonbehalfby', value: null },
        ],
        EntityState: null, FormattedValues: [], Id: id, KeyAttributes: [], LogicalName: 'contact', RelatedEntities: [], RowVersion: null,
      },
    }],
    IsExecutingOffline: false,
    IsInTransaction: false,
    IsOfflinePlayback: false,
    IsolationMode: 1,
    MessageName: 'Update',
    Mode: 1,
    OperationCreatedOn: '/Date(1506409448000+0000)/',
    OperationId: '4af10637-4ea2-e711-8122-000d3aa2331c',
    OrganizationId: '4ef5b371-e89e-e711-8122-000d3aa2331c',
    OrganizationName: 'OrgName',
    OutputParameters: [],
    OwningExtension: { Id: '75417616-4ea2-e711-8122-000d3aa2331c', KeyAttributes: [], LogicalName: 'sdkmessageprocessingstep', Name: 'Watch', RowVersion: null },
    ParentContext: null,
    PostEntityImages: [],
    PreEntityImages: [],
    PrimaryEntityId: id,
    PrimaryEntityName: 'contact',
    RequestId: '33330000-0000-4000-8000-000000000001',
    SecondaryEntityName: 'none',
    SharedVariables: [],
    Stage: 40,
    UserId: user,
  });
});

test('a step that runs as somebody else tells both users', () => {
  const context = executionContext(change(), { ...step(), runAs: 'somebody' }, table, operation);
  expect([context.UserId, context.InitiatingUserId]).toEqual(['somebody', user]);
});

describe('values', () => {
  const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';

  test('stand in the form of their type', () => {
    const target = { donotphone: 1, statuscode: 1, parentcustomerid: accountId, parentcustomeridtype: 'account', birthdate: '1980-02-29', emailaddress1: null, fullname: 'James Glynn' };
    expect(attributes(contextOf({ target }))).toMatchObject({
      donotphone: true,
      statuscode: { __type: `OptionSetValue:${contracts}`, Value: 1 },
      parentcustomerid: { __type: `EntityReference:${contracts}`, Id: accountId, LogicalName: 'account' },
      birthdate: '/Date(320630400000)/',
      emailaddress1: null,
      fullname: 'James Glynn',
    });
  });

  test('of columns that hold only the type of a target stand with the reference, not by themselves', () => {
    expect(attributes(contextOf({ message: 'Create', before: undefined, target: row }))).not.toHaveProperty('parentcustomeridtype');
  });

  test('of money have their own type', () => {
    const priced = { ...table, attribute: (name: string) => (name === 'creditlimit' ? { ...table.attribute('firstname'), type: 'Money', logicalName: name } : table.attribute(name)) } as Table;
    const context = executionContext(change({ target: { creditlimit: 99.5 }, after: { ...row, creditlimit: 99.5 } }), step(), priced, operation);
    expect(attributes(context).creditlimit).toEqual({ __type: `Money:${contracts}`, Value: 99.5 });
  });
});

describe('messages', () => {
  test('a Create carries every column with a value, those that the platform filled too, and answers the id', () => {
    const context = contextOf({ message: 'Create', before: undefined, target: { firstname: 'James', emailaddress1: null } });
    expect(Object.keys(attributes(context))).toEqual(expect.arrayContaining(['firstname', 'emailaddress1', 'statecode', 'ownerid', 'modifiedon']));
    expect(attributes(context)).not.toHaveProperty('jobtitle');
    expect(context.OutputParameters).toEqual([{ key: 'id', value: id }]);
  });

  test('a Delete carries a reference', () => {
    const context = contextOf({ message: 'Delete', target: {}, after: undefined }, [{ alias: 'pre', pre: true, post: false, attributes: ['lastname'] }]);
    expect(context.InputParameters).toEqual([{ key: 'Target', value: { __type: 'EntityReference:http://schemas.microsoft.com/xrm/2011/Contracts', Id: id, KeyAttributes: [], LogicalName: 'contact', Name: null, RowVersion: null } }]);
    expect(context.PreEntityImages[0]?.value.Attributes).toContainEqual({ key: 'lastname', value: 'Glynn' });
  });
});

describe('images', () => {
  const both: StepImage = { alias: 'both', pre: true, post: true, attributes: ['firstname', 'emailaddress1'] };

  test('show the row before and after, with its key, without empty columns and without a type', () => {
    const { PreEntityImages, PostEntityImages } = contextOf({}, [both]);
    expect(PreEntityImages).toEqual([{ key: 'both', value: expect.objectContaining({ Attributes: [{ key: 'contactid', value: id }, { key: 'firstname', value: 'Jim' }] }) }]);
    expect(PostEntityImages[0]?.value.Attributes).toContainEqual({ key: 'firstname', value: 'James' });
    expect(PostEntityImages[0]?.value).not.toHaveProperty('__type');
  });

  test('without a list show all columns', () => {
    const { PostEntityImages } = contextOf({}, [{ ...both, attributes: [] }]);
    expect(PostEntityImages[0]?.value.Attributes.map(({ key }) => key)).toEqual(expect.arrayContaining(['lastname', 'statecode', 'ownerid']));
  });

  test('from before a Create or after a Delete do not exist', () => {
    expect(contextOf({ message: 'Create', before: undefined }, [both]).PreEntityImages).toEqual([]);
    expect(contextOf({ message: 'Delete', after: undefined }, [both]).PostEntityImages).toEqual([]);
  });
});

describe('payloads', () => {
  test('are JSON that reads back as the same context, with every slash escaped', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (firstname, lastname) => {
      const context = contextOf({ target: { firstname, lastname }, after: { ...row, firstname, lastname } });
      const { body, sizeExceeded } = payloadOf(context);
      expect(JSON.parse(body)).toEqual(context);
      expect(body).not.toMatch(/(?<!\\)\//);
      expect(sizeExceeded).toBe(false);
    }));
  });

  test('above 256 KB lose parameters and images', () => {
    const large = contextOf({ after: { ...row, firstname: 'é'.repeat(MAX_PAYLOAD_BYTES / 2) } });
    const { body, sizeExceeded } = payloadOf(large);
    expect(sizeExceeded).toBe(true);
    const { InputParameters: _input, ParentContext: _parent, PreEntityImages: _pre, PostEntityImages: _post, ...rest } = large;
    expect(JSON.parse(body)).toEqual(rest);
  });

  test('of just 256 KB are whole', () => {
    const spare = MAX_PAYLOAD_BYTES - Buffer.byteLength(payloadOf(contextOf({ after: { ...row, firstname: '' } })).body);
    const exceeded = (length: number) => payloadOf(contextOf({ after: { ...row, firstname: 'a'.repeat(length) } })).sizeExceeded;
    expect([exceeded(spare), exceeded(spare + 1)]).toEqual([false, true]);
  });
});
