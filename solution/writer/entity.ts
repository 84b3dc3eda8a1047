import { logicalName, type Table } from '@gdap-manager/entities';
import { tableIcon } from '../icons';
import { introducedVersion } from '../manifest';
import { chartElements } from './charts';
import { columnElement } from './columns';
import { formDiffElements, formElements, hasQuickCreate } from './forms';
import { entityKeys } from './keys';
import { descriptions, localizedCollectionNames, localizedNames } from './labels';
import { hasTransitions } from './option-sets';
import { hasCommands, ribbonDiff } from './ribbon';
import { systemColumnElements } from './system-columns';
import { viewElements } from './views';
import { element, value, values, type XmlNode } from './xml';

/**
 * A table of ours with everything in it, or our columns for one of Microsoft's and a form that shows them: a form of
 * our own where the solution is unmanaged, an addition to Microsoft's where it is managed.
 */
export const entityElement = (table: Table, managed: boolean): XmlNode => (table.extension ? extendedTable(table, managed) : ownTable(table));

const ownTable = (table: Table): XmlNode =>
  element('Entity', {}, [
    value('Name', table.schemaName, { LocalizedName: table.displayName, OriginalName: table.displayName }),
    element('EntityInfo', {}, [
      element('entity', { Name: table.schemaName }, [
        localizedNames(table.displayName),
        localizedCollectionNames(table.pluralName),
        descriptions(table.description),
        element('attributes', {}, [...columnElements(table), ...systemColumnElements(table)]),
        value('EntitySetName', table.entitySetName),
        ...entityKeys(table),
        ...flags(table),
      ]),
    ]),
    element('FormXml', {}, formElements(table)),
    element('SavedQueries', {}, [element('savedqueries', {}, viewElements(table))]),
    ...chartElements(table),
    ribbonDiff(table),
  ]);

/** `unmodified` says that the table itself stays as it is. */
const extendedTable = (table: Table, managed: boolean): XmlNode =>
  element('Entity', {}, [
    value('Name', table.schemaName, { LocalizedName: table.displayName, OriginalName: '' }),
    element('EntityInfo', {}, [
      element('entity', { Name: table.schemaName, unmodified: true }, [element('attributes', {}, columnElements(table))]),
    ]),
    element('FormXml', {}, managed ? formDiffElements(table) : formElements(table)),
    ...(hasCommands(table) ? [ribbonDiff(table)] : []),
  ]);

const columnElements = (table: Table): XmlNode[] =>
  Object.entries(table.columns)
    .sort(([a], [b]) => (logicalName(a) < logicalName(b) ? -1 : 1))
    .map(([name, column]) => columnElement(table, name, column));

/**
 * What the table takes part in. Notes, queues and duplicate rules are of no use here. The relationships behind activities
 * (`gdap_request_Emails` …) are the platform's: it makes them where `HasRelatedActivities` says so.
 */
const flags = (table: Table): XmlNode[] =>
  values({
    HasRelatedActivities: table.activities ? 'True' : 'False',
    IsDuplicateCheckSupported: false,
    IsBusinessProcessEnabled: false,
    IsRequiredOffline: false,
    IsInteractionCentricEnabled: false,
    IsCollaboration: false,
    AutoRouteToOwnerQueue: false,
    IsConnectionsEnabled: false,
    EntityColor: '',
    IsDocumentManagementEnabled: false,
    AutoCreateAccessTeams: false,
    IsOneNoteIntegrationEnabled: false,
    IsKnowledgeManagementEnabled: false,
    IsSLAEnabled: false,
    IsDocumentRecommendationsEnabled: false,
    IsBPFEntity: false,
    OwnershipTypeMask: table.ownership === 'user' ? 'UserOwned' : 'OrgOwned',
    IsAuditEnabled: table.auditing,
    IsRetrieveAuditEnabled: false,
    IsRetrieveMultipleAuditEnabled: false,
    IsActivity: false,
    ActivityTypeMask: '',
    IsActivityParty: false,
    IsReplicated: false,
    IsReplicationUserFiltered: false,
    IsMailMergeEnabled: false,
    IsVisibleInMobile: false,
    IsVisibleInMobileClient: true,
    IsReadOnlyInMobileClient: false,
    IsOfflineInMobileClient: false,
    DaysSinceRecordLastModified: 0,
    MobileOfflineFilters: '',
    IsMapiGridEnabled: true,
    IsReadingPaneEnabled: true,
    IconVectorName: tableIcon(table),
    IsQuickCreateEnabled: hasQuickCreate(table),
    SyncToExternalSearchIndex: false,
    IntroducedVersion: introducedVersion,
    IsCustomizable: true,
    IsRenameable: true,
    IsMappable: true,
    CanModifyAuditSettings: true,
    CanModifyMobileVisibility: true,
    CanModifyMobileClientVisibility: true,
    CanModifyMobileClientReadOnly: true,
    CanModifyMobileClientOffline: true,
    CanModifyConnectionSettings: true,
    CanModifyDuplicateDetectionSettings: true,
    CanModifyMailMergeSettings: true,
    CanModifyQueueSettings: true,
    CanCreateAttributes: true,
    CanCreateForms: true,
    CanCreateCharts: true,
    CanCreateViews: true,
    CanModifyAdditionalSettings: true,
    CanEnableSyncToExternalSearchIndex: true,
    EnforceStateTransitions: hasTransitions(table),
    CanChangeHierarchicalRelationship: true,
    EntityHelpUrlEnabled: false,
    EntityHelpUrl: '',
    // A timer asks for what has changed since it looked last.
    ChangeTrackingEnabled: true,
    CanChangeTrackingBeEnabled: true,
    IsEnabledForExternalChannels: false,
    IsMSTeamsIntegrationEnabled: false,
    IsSolutionAware: false,
  });
