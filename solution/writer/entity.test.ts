import { account, gdapCategory, gdapEvent, gdapRequest, type Table } from '@gdap-manager/entities';
import { child, children, parseXmlTree, textAt } from '../checks/xml-tree';
import { entityElement } from './entity';
import { xmlDocument } from './xml';

const written = (table: Table, managed = false) => parseXmlTree(xmlDocument(entityElement(table, managed)));
const request = written(gdapRequest);
const category = written(gdapCategory);
const columnsOf = (entity: typeof request) => children(entity, 'EntityInfo/entity/attributes/attribute');
const column = (entity: typeof request, name: string) => columnsOf(entity).find((found) => textAt(found, 'LogicalName') === name);

const ofEveryTable = [
  'createdby', 'createdon', 'createdonbehalfby', 'importsequencenumber', 'modifiedby', 'modifiedon', 'modifiedonbehalfby', 'overriddencreatedon',
  'statecode', 'statuscode', 'timezoneruleversionnumber', 'utcconversiontimezonecode', 'versionnumber',
];

describe('a table in customizations.xml', () => {
  it('carries the columns of the platform, as an export does', () => {
    const system = (entity: typeof request) => columnsOf(entity).filter((found) => textAt(found, 'IsCustomField') === '0').map((found) => textAt(found, 'LogicalName')).sort();
    expect(system(request)).toEqual([...ofEveryTable, 'gdap_requestid', 'ownerid', 'owningbusinessunit', 'owningteam', 'owninguser'].sort());
    expect(system(category)).toEqual([...ofEveryTable, 'gdap_categoryid', 'organizationid'].sort());
  });

  it('carries each column of its definition', () => {
    const own = columnsOf(request).filter((found) => textAt(found, 'IsCustomField') === '1');
    expect(own.map(({ attributes }) => attributes.PhysicalName).sort()).toEqual(Object.keys(gdapRequest.columns).sort());
  });

  it.each([
    ['gdap_requestid', 'primarykey', 'systemrequired', '1', '0'],
    ['ownerid', 'owner', 'systemrequired', '1', '1'],
    ['statecode', 'state', 'systemrequired', '0', '1'],
    ['statuscode', 'status', 'none', '1', '1'],
    ['createdon', 'datetime', 'none', '0', '0'],
    ['overriddencreatedon', 'datetime', 'none', '1', '0'],
    ['versionnumber', 'timestamp', 'none', '0', '0'],
  ])('says of %s what it is and who may write it', (name, type, required, create, update) => {
    const found = column(request, name);
    expect(['Type', 'RequiredLevel', 'ValidForCreateApi', 'ValidForUpdateApi'].map((field) => textAt(found, field))).toEqual([type, required, create, update]);
  });

  it('begins as a draft, and ends as expired where nobody says how', () => {
    expect(children(column(request, 'statecode'), 'optionset/states/state').map(({ attributes: { value, defaultstatus, invariantname } }) => [value, defaultstatus, invariantname])).toEqual([
      ['0', '1', 'Active'],
      ['1', '2', 'Inactive'],
    ]);
  });

  it('enforces the moves between status reasons where it defines them', () => {
    expect(textAt(request, 'EntityInfo/entity/EnforceStateTransitions')).toBe('1');
    expect(textAt(category, 'EntityInfo/entity/EnforceStateTransitions')).toBe('0');
    const statuses = children(column(request, 'statuscode'), 'optionset/statuses/status');
    expect(statuses[0]!.attributes).toEqual({
      value: '1',
      Color: '#8a8886',
      state: '0',
      TransitionData:
        '<allowedtransitions xmlns="http://schemas.microsoft.com/crm/2009/WebServices"><allowedtransition sourcestatusid="1" tostatusid="727000001"/></allowedtransitions>',
    });
    const backToDraft = statuses.filter(({ attributes }) => attributes.TransitionData!.includes('tostatusid="1"'));
    expect(backToDraft.map(({ attributes }) => attributes.value)).toEqual(['727000001']);
    expect(children(column(category, 'statuscode'), 'optionset/statuses/status').map(({ attributes }) => attributes)).toEqual([{ value: '1', state: '0' }, { value: '2', state: '1' }]);
  });

  it('has its alternate keys', () => {
    const [key, ...others] = children(request, 'EntityInfo/entity/EntityKeys/EntityKey');
    expect(others).toEqual([]);
    expect([textAt(key, 'Name'), textAt(key, 'LogicalName')]).toEqual(['gdap_RequestUniqueKey', 'gdap_requestuniquekey']);
    expect(children(key, 'EntityKeyAttributes/AttributeName').map(({ text }) => text)).toEqual(['gdap_uniquekey']);
  });

  it('has a main form, and one for quick creation where it is switched on', () => {
    expect(children(request, 'FormXml/forms').map(({ attributes }) => attributes.type)).toEqual(['main', 'quickCreate']);
    expect(textAt(request, 'EntityInfo/entity/IsQuickCreateEnabled')).toBe('1');
    const event = written(gdapEvent);
    expect(children(event, 'FormXml/forms').map(({ attributes }) => attributes.type)).toEqual(['main']);
    expect(textAt(event, 'EntityInfo/entity/IsQuickCreateEnabled')).toBe('0');
  });

  it('has one default view for each use', () => {
    const views = children(request, 'SavedQueries/savedqueries/savedquery');
    const defaults = views.filter((view) => textAt(view, 'isdefault') === '1').map((view) => textAt(view, 'querytype'));
    expect(defaults.sort()).toEqual(['0', '1', '2', '4', '64']);
    expect(child(views[0], 'LocalizedNames/LocalizedName')?.attributes.description).toBe('Active GDAP Requests');
  });
});

describe("a table of Microsoft's that we extend", () => {
  it('carries our columns alone, and says that it is otherwise as it was', () => {
    const extended = written(account);
    expect(child(extended, 'EntityInfo/entity')?.attributes).toEqual({ Name: 'Account', unmodified: '1' });
    expect(columnsOf(extended).map(({ attributes }) => attributes.PhysicalName)).toEqual(['gdap_CategoryId']);
    expect(extended.children.map(({ name }) => name)).not.toContain('SavedQueries');
  });

  it('has a form of our own where the solution is unmanaged, an addition to theirs where it is managed', () => {
    const form = (managed: boolean) => child(written(account, managed), 'FormXml/forms/systemform');
    const tabs = (managed: boolean) => children(form(managed), 'form/tabs/tab').map(({ attributes }) => [attributes.name, attributes.solutionaction]);
    expect(tabs(false)).toEqual([['summary', undefined], ['gdap', undefined]]);
    expect(tabs(true)).toEqual([['gdap', 'Added']]);
    expect(textAt(form(true), 'formid')).toBe('{8448b78f-8f42-454e-8e2a-f8196b0419af}');
    expect(textAt(form(false), 'formid')).not.toBe(textAt(form(true), 'formid'));
    expect(children(form(true), 'form/controlDescriptions/controlDescription').map(({ attributes }) => attributes.solutionaction)).toEqual(['Added']);
  });
});
