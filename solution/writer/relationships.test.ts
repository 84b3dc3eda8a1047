import { gdapCategory, gdapProviderAccount, gdapRequest, gdapRoleMapping, type Table } from '@gdap-manager/entities';
import { children, parseXmlTree, textAt } from '../checks/xml-tree';
import { relationshipElements } from './relationships';
import { element, xmlDocument } from './xml';

const written = (table: Table) =>
  parseXmlTree(xmlDocument(element('EntityRelationships', {}, relationshipElements(table, (name) => `Schema.${name}`)))).children;
const named = (table: Table, name: string) => written(table).find(({ attributes }) => attributes.Name === name);

describe('the relationships of a table', () => {
  it('lead from its lookups to their tables, by schema names', () => {
    const found = named(gdapRequest, 'gdap_account_requests');
    expect(['EntityRelationshipType', 'ReferencingEntityName', 'ReferencedEntityName', 'ReferencingAttributeName'].map((field) => textAt(found, field))).toEqual([
      'OneToMany', 'gdap_Request', 'Schema.account', 'gdap_AccountId',
    ]);
  });

  it('decide the names by which the Web API binds a lookup and lists the other side', () => {
    expect(children(named(gdapRequest, 'gdap_account_requests'), 'EntityRelationshipRoles/EntityRelationshipRole').map((role) => [textAt(role, 'RelationshipRoleType'), textAt(role, 'NavigationPropertyName')])).toEqual([
      ['1', 'gdap_AccountId'],
      ['0', 'gdap_account_requests'],
    ]);
  });

  it.each([
    ['restrict', gdapProviderAccount, 'gdap_provider_provideraccounts', 'Restrict', 'Restrict'],
    ['let go of', gdapProviderAccount, 'gdap_account_provideraccounts', 'RemoveLink', 'NoCascade'],
    ['take along', gdapRoleMapping, 'gdap_request_rolemappings', 'Cascade', 'Cascade'],
  ])('%s rows when the other side is deleted', (_, table: Table, name, onDelete, onArchive) => {
    expect(['CascadeDelete', 'CascadeArchive'].map((field) => textAt(named(table, name), field))).toEqual([onDelete, onArchive]);
  });

  it('pass on an assignment only to rows that have an owner', () => {
    const fields = ['CascadeAssign', 'CascadeReparent', 'CascadeShare', 'CascadeUnshare'];
    const cascades = (ownership: Table['ownership']) => fields.map((field) => textAt(named({ ...gdapRoleMapping, ownership }, 'gdap_request_rolemappings'), field));
    expect(cascades('user')).toEqual(['Cascade', 'Cascade', 'Cascade', 'Cascade']);
    expect(cascades('organization')).toEqual(['NoCascade', 'NoCascade', 'NoCascade', 'NoCascade']);
  });

  it('stand behind the lookups of the platform too', () => {
    const system = (table: Table) => written(table).map(({ attributes }) => attributes.Name!).filter((name) => !name.startsWith('gdap_'));
    const changes = (table: string) => ['createdby', 'createdonbehalfby', 'modifiedby', 'modifiedonbehalfby'].map((name) => `lk_${table}_${name}`);
    expect(system(gdapRequest)).toEqual([
      ...changes('gdap_request'), 'owner_gdap_request', 'business_unit_gdap_request', 'team_gdap_request', 'user_gdap_request',
    ]);
    expect(system(gdapCategory)).toEqual([...changes('gdap_category'), 'organization_gdap_category']);
  });
});
