import { globalChoices, logicalName, tables } from '@gdap-manager/entities';
import { app } from '../app';
import { braced } from '../ids';
import { languageCode, solutionDisplayName, solutionName } from '../manifest';
import type { BuiltParts } from '../parts';
import { publisher } from '../publisher';
import { roleId, roles } from '../roles';
import { steps, webhookEndpoint } from '../webhooks';
import { localizedNames } from './labels';
import { element, value, values, xmlDocument, type XmlNode } from './xml';

/** What `solution.xml` says that the definitions do not. */
export interface ManifestOptions {
  readonly version: string;
  readonly managed: boolean;
  readonly parts: BuiltParts;
}

/** `solution.xml`: name, version, publisher, and the components that the solution is made of. */
export const solutionXml = ({ version, managed, parts }: ManifestOptions): string =>
  xmlDocument(
    element(
      'ImportExportXml',
      {
        version: '9.2.0.0',
        SolutionPackageVersion: '9.2',
        languagecode: languageCode,
        generatedBy: 'CrmLive',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      [
        element('SolutionManifest', {}, [
          value('UniqueName', solutionName),
          localizedNames(solutionDisplayName),
          element('Descriptions'),
          value('Version', version),
          value('Managed', managed),
          publisherElement,
          element('RootComponents', {}, rootComponents(parts)),
          element('MissingDependencies'),
        ]),
      ],
    ),
  );

const nil = (name: string): XmlNode => element(name, { 'xsi:nil': 'true' });

/** A publisher has two addresses, as accounts have. Ours are empty. */
const address = (number: 1 | 2): XmlNode =>
  element('Address', {}, [
    ...values({ AddressNumber: number, AddressTypeCode: 1 }),
    ...[
      'City',
      'County',
      'Country',
      'Fax',
      'FreightTermsCode',
      'ImportSequenceNumber',
      'Latitude',
      'Line1',
      'Line2',
      'Line3',
      'Longitude',
      'Name',
      'PostalCode',
      'PostOfficeBox',
      'PrimaryContactName',
    ].map(nil),
    value('ShippingMethodCode', 1),
    ...[
      'StateOrProvince',
      'Telephone1',
      'Telephone2',
      'Telephone3',
      'TimeZoneRuleVersionNumber',
      'UPSZone',
      'UTCOffset',
      'UTCConversionTimeZoneCode',
    ].map(nil),
  ]);

const publisherElement = element('Publisher', {}, [
  value('UniqueName', publisher.uniqueName),
  localizedNames(publisher.displayName),
  element('Descriptions'),
  nil('EMailAddress'),
  nil('SupportingWebsiteUrl'),
  value('CustomizationPrefix', publisher.prefix),
  value('CustomizationOptionValuePrefix', publisher.optionValuePrefix),
  element('Addresses', {}, [address(1), address(2)]),
]);

/** Numbers of Learn's "solutioncomponent table reference". */
const ComponentType = { table: 1, globalChoice: 9, role: 20, webResource: 61, siteMap: 62, customControl: 66, app: 80, step: 92, serviceEndpoint: 95 } as const;

/** How much of a table belongs to the solution: all of it, or of Microsoft's tables just what we add. */
const Behavior = { everything: 0, shell: 2 } as const;

function rootComponents({ webResources, controls }: BuiltParts): XmlNode[] {
  const named = (type: number, schemaName: string, behavior: number) => element('RootComponent', { type, schemaName, behavior });
  const identified = (type: number, id: string) => element('RootComponent', { type, id: braced(id), behavior: Behavior.everything });
  return [
    ...[...tables]
      .sort((a, b) => (a.logicalName < b.logicalName ? -1 : 1))
      .map((table) => named(ComponentType.table, table.logicalName, table.extension ? Behavior.shell : Behavior.everything)),
    ...globalChoices.map((choice) => named(ComponentType.globalChoice, logicalName(choice.schemaName), Behavior.everything)),
    ...roles.map((role) => identified(ComponentType.role, roleId(role))),
    ...webResources.map(({ name }) => named(ComponentType.webResource, name, Behavior.everything)),
    ...controls.map(({ name }) => named(ComponentType.customControl, name, Behavior.everything)),
    named(ComponentType.siteMap, app.uniqueName, Behavior.everything),
    named(ComponentType.app, app.uniqueName, Behavior.everything),
    ...steps.map((step) => identified(ComponentType.step, step.id)),
    identified(ComponentType.serviceEndpoint, webhookEndpoint.id),
  ];
}
