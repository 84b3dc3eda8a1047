import type { Table } from '@gdap-manager/entities';
import { app, type AppArea, type AppPage } from '../app';
import { appIcon, tableIcon } from '../icons';
import { braced, idOf } from '../ids';
import { introducedVersion, languageCode } from '../manifest';
import { roleId, roles } from '../roles';
import { descriptions, localizedNames } from './labels';
import { element, value, values, type XmlNode } from './xml';

/** System Administrator: the same id in every environment. */
const SYSTEM_ADMINISTRATOR = '627090ff-40a3-4053-8790-584edc5be201';

/** The navigation of the app. */
export const siteMapElement = (): XmlNode =>
  element('AppModuleSiteMap', {}, [
    value('SiteMapUniqueName', app.uniqueName),
    ...values({ EnableCollapsibleGroups: 'False', ShowHome: 'True', ShowPinned: 'True', ShowRecents: 'True' }),
    element('SiteMap', { IntroducedVersion: '7.0.0.0' }, app.areas.map(areaElement)),
    localizedNames(app.displayName),
  ]);

const titles = (title: string): XmlNode => element('Titles', {}, [element('Title', { LCID: languageCode, Title: title })]);

const areaElement = ({ id, title, pages = [], tables }: AppArea): XmlNode =>
  element('Area', { Id: `area_${id}`, ShowGroups: 'true', IntroducedVersion: '7.0.0.0' }, [
    titles(title),
    element('Group', { Id: `group_${id}`, IntroducedVersion: '7.0.0.0', IsProfile: 'false' }, [titles(title), ...pages.map(pageEntry), ...tables.map(tableEntry)]),
  ]);

const everywhere = { Client: 'All,Outlook,OutlookLaptopClient,OutlookWorkstationClient,Web', AvailableOffline: 'true', PassParams: 'false', Sku: 'All,OnPremise,Live,SPLA' } as const;

const tableEntry = (table: Table): XmlNode =>
  element('SubArea', {
    Id: `subarea_${table.logicalName}`,
    Entity: table.logicalName,
    VectorIcon: table.extension ? undefined : `$webresource:${tableIcon(table)}`,
    ...everywhere,
  });

/** Learn, "SubArea element (SiteMap)": a web resource is named by its address. */
const pageEntry = ({ id, title, webResource, icon }: AppPage): XmlNode =>
  element('SubArea', { Id: `subarea_${id}`, VectorIcon: `$webresource:${icon}`, Url: `$webresource:${webResource}`, ...everywhere }, [titles(title)]);

/** The app: the tables in it, and who may open it. */
export const appModuleElement = (): XmlNode =>
  element('AppModule', {}, [
    ...values({
      UniqueName: app.uniqueName,
      IntroducedVersion: introducedVersion,
      WebResourceId: idOf('webresource', appIcon),
      statecode: 0,
      statuscode: 1,
      FormFactor: 1,
      ClientType: 4,
      NavigationType: 0,
    }),
    element('AppModuleComponents', {}, [
      ...[...app.areas.flatMap(({ tables }): readonly Table[] => tables), ...app.otherTables].map(({ logicalName }) =>
        element('AppModuleComponent', { type: 1, schemaName: logicalName }),
      ),
      element('AppModuleComponent', { type: 62, schemaName: app.uniqueName }),
    ]),
    element('AppModuleRoleMaps', {}, [...roles.filter(({ isForPeople }) => isForPeople).map(roleId), SYSTEM_ADMINISTRATOR].map((id) => element('Role', { id: braced(id) }))),
    localizedNames(app.displayName),
    descriptions(app.description),
    element('appsettings', {}, [
      // Saving waits for the question whether another person's change is to give way (Learn, "Form OnSave event").
      appSetting('AsyncOnSave'),
      // The bell beside the user's name (Learn, "Send in-app notifications within model-driven apps").
      appSetting('AllowNotificationsEarlyAccess'),
    ]),
  ]);

/** Turns on what the app designer calls a feature. */
const appSetting = (definition: string): XmlNode =>
  element('appsetting', { uniquename: `${app.uniqueName}_${definition}` }, [
    value('iscustomizable', true),
    element('settingdefinitionid', {}, [value('uniquename', definition)]),
    value('value', 'true'),
  ]);
