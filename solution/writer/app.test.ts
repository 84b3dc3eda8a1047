import { tables } from '@gdap-manager/entities';
import { child, children, descendants, parseXmlTree, textAt } from '../checks/xml-tree';
import { roleId, roles } from '../roles';
import { appModuleElement, siteMapElement } from './app';
import { xmlDocument } from './xml';

const siteMap = parseXmlTree(xmlDocument(siteMapElement()));
const appModule = parseXmlTree(xmlDocument(appModuleElement()));

describe('the app', () => {
  it('leads to the overview first, then to customers, access and set-up', () => {
    const areas = children(siteMap, 'SiteMap/Area').map((area) => [
      child(area, 'Titles/Title')?.attributes.Title,
      descendants(area, 'SubArea').map(({ attributes }) => attributes.Entity ?? attributes.Url),
    ]);
    expect(areas).toEqual([
      ['Customers', ['$webresource:gdap_/pages/overview.html', 'account', 'gdap_provideraccount']],
      ['Access', ['gdap_request', 'gdap_template', 'gdap_finding']],
      ['Set-up', ['gdap_provider', 'gdap_category', 'gdap_messagetemplate', 'gdap_securitygroup', 'gdap_directoryrole', 'gdap_event']],
    ]);
  });

  it('has every table in it, and its site map', () => {
    const components = children(appModule, 'AppModuleComponents/AppModuleComponent').map(({ attributes }) => [attributes.type, attributes.schemaName]);
    expect(components.filter(([type]) => type === '1').map(([, name]) => name).sort()).toEqual(tables.map(({ logicalName }) => logicalName).sort());
    expect(components.filter(([type]) => type !== '1')).toEqual([['62', 'gdap_GdapManager']]);
  });

  it('is for people with one of our roles and for administrators, not for the handlers', () => {
    const ids = children(appModule, 'AppModuleRoleMaps/Role').map(({ attributes }) => attributes.id);
    const ours = roles.filter(({ name }) => name !== 'GDAP Service').map((role) => `{${roleId(role)}}`);
    expect(ids).toEqual([...ours, '{627090ff-40a3-4053-8790-584edc5be201}']);
  });

  it('lets saving wait for what its scripts ask, and shows notifications', () => {
    const settings = children(appModule, 'appsettings/appsetting').map((setting) => [textAt(setting, 'settingdefinitionid/uniquename'), textAt(setting, 'value')]);
    expect(settings).toEqual([['AsyncOnSave', 'true'], ['AllowNotificationsEarlyAccess', 'true']]);
  });
});
