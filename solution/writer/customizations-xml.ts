import { globalChoices, standardTables, tables } from '@gdap-manager/entities';
import { languageCode } from '../manifest';
import type { BuiltParts } from '../parts';
import { roles } from '../roles';
import { steps, webhookEndpoint } from '../webhooks';
import { appModuleElement, siteMapElement } from './app';
import { customControlElement } from './custom-controls';
import { entityElement } from './entity';
import { globalOptionSet } from './option-sets';
import { relationshipElements } from './relationships';
import { roleElement } from './roles';
import { serviceEndpointElement, stepElement } from './service-endpoint';
import { webResourceElement } from './web-resources';
import { element, value, xmlDocument } from './xml';

/** `customizations.xml`: every component, in the sections and the order of a real export. */
export const customizationsXml = ({ webResources, controls }: BuiltParts, managed: boolean): string =>
  xmlDocument(
    element('ImportExportXml', { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' }, [
      element('Entities', {}, inOrder.map((table) => entityElement(table, managed))),
      element('Roles', {}, roles.map(roleElement)),
      element('Workflows'),
      element('FieldSecurityProfiles'),
      element('Templates'),
      element('EntityMaps'),
      element(
        'EntityRelationships',
        {},
        inOrder.flatMap((table) => relationshipElements(table, schemaNameOf)),
      ),
      element('OrganizationSettings'),
      element('optionsets', {}, globalChoices.map(globalOptionSet)),
      element('WebResources', {}, webResources.map(webResourceElement)),
      element('CustomControls', {}, controls.map(customControlElement)),
      element('SolutionPluginAssemblies'),
      element('SdkMessageProcessingSteps', {}, steps.map(stepElement)),
      element('ServiceEndpoints', {}, [serviceEndpointElement(webhookEndpoint)]),
      element('AppModuleSiteMaps', {}, [siteMapElement()]),
      element('AppModules', {}, [appModuleElement()]),
      element('EntityDataProviders'),
      element('Languages', {}, [value('Language', languageCode)]),
    ]),
  );

const inOrder = [...tables].sort((a, b) => (a.logicalName < b.logicalName ? -1 : 1));

function schemaNameOf(logicalName: string): string {
  const table = [...tables, ...standardTables].find((candidate) => candidate.logicalName === logicalName);
  if (!table) throw new Error(`A lookup points to '${logicalName}', which no definition knows.`);
  return table.schemaName;
}
