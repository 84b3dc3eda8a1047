import { defaultSettings } from '../../settings';
import { DataverseError } from '../errors';
import { importSolution } from '../solutions/import-solution';
import { testSolution } from '../solutions/test-solution';
import { createEnvironment } from '../storage/environment';
import { handleMetadata } from './web-api';

const environment = createEnvironment({ dataDir: ':memory:', clock: { now: () => new Date(0) }, settings: defaultSettings.dataverse });
importSolution(environment, testSolution());
const ROOT = 'http://127.0.0.1:4180/api/data/v9.2/';

function ask(path: string, method = 'GET') {
  const url = new URL(ROOT + path);
  const segments = url.pathname.slice(new URL(ROOT).pathname.length).split('/').filter(Boolean).map(decodeURIComponent);
  return handleMetadata(environment, segments, url.searchParams, new Request(url, { method }));
}
/* The answers are read by name alone. */
/* eslint-disable-next-line @typescript-eslint/no-explicit-any */
const get = async (path: string): Promise<any> => (await ask(path)?.json());
function refusal(path: string, method = 'GET') {
  try {
    ask(path, method);
  } catch (error) {
    if (error instanceof DataverseError) return { status: error.status, message: error.message };
  }
  throw new Error('It was not refused.');
}

describe('the service document', () => {
  it('lists the entity sets', async () => {
    const document = await get('');
    expect(document['@odata.context']).toBe(`${ROOT}$metadata`);
    expect(document.value).toContainEqual({ name: 'acm_tickets', kind: 'EntitySet', url: 'acm_tickets' });
  });
});

it('answers $metadata as XML', async () => {
  const response = ask('$metadata')!;
  expect(response.headers.get('content-type')).toBe('application/xml');
  expect(await response.text()).toContain('<EntityType Name="acm_ticket" BaseType="mscrm.crmbaseentity">');
});

it('leaves other paths to others', () => {
  expect(ask('accounts')).toBeUndefined();
  expect(ask('accounts/$metadata')).toBeUndefined();
});

describe('EntityDefinitions', () => {
  it('shows one table by logical name at the top level, MetadataId always', async () => {
    const table = await get("EntityDefinitions(LogicalName='acm_ticket')?$select=EntitySetName,DisplayName,PrimaryNameAttribute");
    expect(table).toEqual({
      '@odata.context': `${ROOT}$metadata#EntityDefinitions(EntitySetName,DisplayName,PrimaryNameAttribute)/$entity`,
      MetadataId: environment.catalog().table('acm_ticket')!.metadataId,
      EntitySetName: 'acm_tickets',
      DisplayName: { LocalizedLabels: [expect.objectContaining({ Label: 'Ticket', LanguageCode: 1033 })], UserLocalizedLabel: expect.objectContaining({ Label: 'Ticket' }) },
      PrimaryNameAttribute: 'acm_name',
    });
  });

  it('shows the same table by MetadataId', async () => {
    const { MetadataId } = await get("EntityDefinitions(LogicalName='account')?$select=LogicalName");
    expect((await get(`EntityDefinitions(${MetadataId})`)).ObjectTypeCode).toBe(1);
  });

  it('filters on plain properties, on properties of properties and on enumerations', async () => {
    const names = async (filter: string) => (await get(`EntityDefinitions?$select=LogicalName&$filter=${encodeURIComponent(filter)}`)).value.map((table: { LogicalName: string }) => table.LogicalName);
    expect(await names('IsCustomEntity eq true')).toEqual(['acm_ticket', 'acm_project']);
    expect(await names("IsCustomEntity eq true and OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'")).toEqual(['acm_ticket']);
    expect(await names("IsAuditEnabled/Value eq true or LogicalName eq 'account'")).toEqual(['account', 'acm_ticket']);
    expect(await names("not (IsCustomEntity eq false) and LogicalName ne 'acm_ticket'")).toEqual(['acm_project']);
  });

  it('expands columns, keys and relationships', async () => {
    const table = await get("EntityDefinitions(LogicalName='acm_ticket')?$select=LogicalName&$expand=Attributes($select=LogicalName,AttributeType;$filter=AttributeType eq Microsoft.Dynamics.CRM.AttributeTypeCode'Money'),Keys($select=KeyAttributes),ManyToOneRelationships($select=ReferencingEntityNavigationPropertyName;$filter=ReferencedEntity eq 'acm_project'),OneToManyRelationships($select=SchemaName)");
    expect(table.Attributes).toEqual([{ '@odata.type': '#Microsoft.Dynamics.CRM.MoneyAttributeMetadata', MetadataId: expect.any(String), LogicalName: 'acm_cost', AttributeType: 'Money' }]);
    expect(table.Keys.map((key: { KeyAttributes: string[] }) => key.KeyAttributes)).toEqual([['acm_number'], ['acm_projectid', 'acm_externalid']]);
    expect(table.ManyToOneRelationships).toMatchObject([{ ReferencingEntityNavigationPropertyName: 'acm_ProjectId' }]);
    expect(table.OneToManyRelationships.map((item: { SchemaName: string }) => item.SchemaName)).toEqual(['acm_ticket_acm_ticket', 'acm_ticket_AsyncOperations', 'acm_ticket_ActivityPointers', 'acm_ticket_Emails']);
  });

  it('answers single properties and counts', async () => {
    expect(await get("EntityDefinitions(LogicalName='acm_ticket')/EntitySetName")).toMatchObject({ value: 'acm_tickets' });
    expect(await ask("EntityDefinitions(LogicalName='acm_ticket')/Keys/$count")!.text()).toBe('2');
  });
});

describe('Attributes', () => {
  const base = "EntityDefinitions(LogicalName='acm_ticket')/Attributes";

  it('show one column with all that its class has', async () => {
    expect(await get(`${base}(LogicalName='acm_name')`)).toMatchObject({
      '@odata.type': '#Microsoft.Dynamics.CRM.StringAttributeMetadata', AttributeType: 'String', AttributeTypeName: { Value: 'StringType' }, MaxLength: 100, IsPrimaryName: true,
      RequiredLevel: { Value: 'ApplicationRequired', CanBeChanged: true, ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings' },
    });
  });

  it('cast to choices show their options, local and global', async () => {
    const { value } = await get(`${base}/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Name,Options),GlobalOptionSet($select=Name)`);
    expect(value).toMatchObject([
      { LogicalName: 'acm_kind', OptionSet: { Name: 'acm_ticket_acm_kind', Options: [{ Value: 123450000, Label: { UserLocalizedLabel: { Label: 'Question' } } }, { Value: 123450001 }] }, GlobalOptionSet: null },
      { LogicalName: 'acm_priority', GlobalOptionSet: { Name: 'acm_priority' } },
    ]);
    expect(Object.keys(value[0])).not.toContain('@odata.type');
  });

  it('cast to status show state and transitions, cast to state the default status', async () => {
    const status = await get(`${base}(LogicalName='statuscode')/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$select=LogicalName&$expand=OptionSet`);
    expect(status.OptionSet.Options[0]).toMatchObject({ Value: 1, State: 0, TransitionData: '<allowedtransitions xmlns="http://schemas.microsoft.com/crm/2009/WebServices"><allowedtransition sourcestatusid="1" tostatusid="123450001" /></allowedtransitions>' });
    const state = await get(`${base}(LogicalName='statecode')/Microsoft.Dynamics.CRM.StateAttributeMetadata/OptionSet`);
    expect(state.Options).toMatchObject([{ Value: 0, DefaultStatus: 1, InvariantName: 'Active' }, { Value: 1, DefaultStatus: 2 }]);
  });

  it('cast to yes/no show both options', async () => {
    const yesNo = await get(`${base}(LogicalName='acm_urgent')/Microsoft.Dynamics.CRM.BooleanAttributeMetadata?$expand=OptionSet`);
    expect(yesNo).toMatchObject({ DefaultValue: false, OptionSet: { OptionSetType: 'Boolean', TrueOption: { Value: 1 }, FalseOption: { Value: 0 } } });
  });

  it('cast to lookups show the targets, owner and customer among them', async () => {
    const { value } = await get(`${base}/Microsoft.Dynamics.CRM.LookupAttributeMetadata?$select=LogicalName,Targets`);
    expect(value).toContainEqual(expect.objectContaining({ LogicalName: 'acm_customerid', Targets: ['account', 'contact'] }));
    expect(value).toContainEqual(expect.objectContaining({ LogicalName: 'ownerid', Targets: ['systemuser', 'team'] }));
  });

  it('without a cast know no more than all columns have', () => {
    expect(refusal(`${base}?$select=MaxLength`)).toEqual({ status: 400, message: "Could not find a property named 'MaxLength' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'." });
    expect(refusal(`${base}?$expand=OptionSet`)).toMatchObject({ status: 400 });
  });
});

it('shows relationships and global choices by name', async () => {
  expect(await get("RelationshipDefinitions(SchemaName='acm_project_acm_ticket')")).toMatchObject({ ReferencedEntity: 'acm_project', ReferencingEntityNavigationPropertyName: 'acm_ProjectId', CascadeConfiguration: { Delete: 'Cascade' } });
  expect(await get("GlobalOptionSetDefinitions(Name='acm_priority')")).toMatchObject({ IsGlobal: true, Options: [{ Value: 123450000 }, { Value: 123450001 }] });
  expect((await get('GlobalOptionSetDefinitions?$select=Name')).value).toHaveLength(1);
});

describe('refuses', () => {
  it.each([
    ["EntityDefinitions(LogicalName='nothing')", 404],
    ["EntityDefinitions(LogicalName='account')/Attributes(LogicalName='nothing')", 404],
    ["EntityDefinitions(LogicalName='account')/Attributes(LogicalName='name')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata", 404],
    ["EntityDefinitions(LogicalName='account')/Nothing", 404],
    ["EntityDefinitions(LogicalName='account')/constructor", 404],
    ['EntityDefinitions(__proto__=\'x\')', 404],
    ['EntityDefinitions/Attributes', 404],
    ['EntityDefinitions?$select=Nothing', 400],
    ["EntityDefinitions?$filter=Nothing eq 1", 400],
    ['EntityDefinitions?$filter=DisplayName eq 1', 400],
    ['EntityDefinitions?$expand=constructor', 400],
    ['EntityDefinitions?$top=1', 400],
    ["EntityDefinitions?$filter=contains(LogicalName,'a')", 501],
  ])('%s with %d', (path, status) => expect(refusal(path).status).toBe(status));

  it('changes of definitions with 501', () => {
    expect(refusal('EntityDefinitions', 'POST').status).toBe(501);
  });
});
