/**
 * Functions and actions of the real service that belong to no table and that the sandbox does not have: a caller learns
 * that from a 501, where another unknown name is a 404. Source: Microsoft Learn, Web API function and action reference.
 */
const elsewhere = new Set([
  'AddAppComponents', 'AddSolutionComponent', 'CanBeReferenced', 'CloneAsPatch', 'CloneAsSolution', 'CloneSolution', 'CommitFileBlocksUpload',
  'CreateCustomerRelationships', 'CreateEntityKey', 'CreateManyToMany', 'CreateOneToMany', 'DeleteAndPromote', 'DeleteAndPromoteAsync',
  'DeleteOptionValue', 'ExecuteByIdSavedQuery', 'ExportSolution', 'ExportSolutionAsync', 'ExportTranslation', 'FormatAddress',
  'GetAllTimeZonesWithDisplayName', 'GetPreferredSolution', 'ImportSolutionAsync', 'ImportTranslation', 'InitializeFrom', 'InitializeFileBlocksUpload',
  'InsertOptionValue', 'InsertStatusValue', 'IsComponentCustomizable', 'Merge', 'PublishXml', 'RemoveAppComponents', 'RemoveSolutionComponent',
  'RetrieveAllEntities', 'RetrieveCurrentOrganization', 'RetrieveDependenciesForDelete', 'RetrieveDependenciesForUninstall', 'RetrieveEnvironmentVariableValue', 'RetrieveEnvironmentVariables', 'RetrieveEntityChanges',
  'RetrieveMetadataChanges', 'RetrieveMissingDependencies', 'RetrieveOrganizationInfo', 'RetrieveProvisionedLanguages', 'RetrieveTimestamp',
  'RetrieveTotalRecordCount', 'SearchByBody', 'StageAndUpgrade', 'StageAndUpgradeAsync', 'StageSolution', 'UninstallSolutionAsync', 'UpdateOptionValue',
  'UpdateSolutionComponent', 'UpdateStateValue', 'ValidateApp',
]);

/** Those that the sandbox has. */
export const supportedOperations = ['WhoAmI', 'RetrieveVersion', 'ImportSolution', 'PublishAllXml', 'SendAppNotification'] as const;

/** Actions on a set that write many rows at once, in full: their names are part of an address. */
export const bulkActions = ['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple'] as const;

export type BulkAction = (typeof bulkActions)[number];

/** Actions on one row, without their namespace. */
export const rowActions = ['SendEmail'] as const;

export type RowAction = (typeof rowActions)[number];

/** The action on a row of that table that a segment of an address names. */
export const rowActionIn = (table: string, segment = ''): RowAction | undefined =>
  (table === 'email' ? rowActions.find((name) => segment === `Microsoft.Dynamics.CRM.${name}`) : undefined);

/** The bulk action that a segment of an address names. */
export const bulkActionIn = (segment = ''): BulkAction | undefined => bulkActions.find((name) => segment === `Microsoft.Dynamics.CRM.${name}`);

export type OperationName = (typeof supportedOperations)[number];

export const isSupported = (name: string): name is OperationName => (supportedOperations as readonly string[]).includes(name);

/** Whether the service has a function or action of that name, here or in reality. */
export const isOperation = (name: string): boolean => isSupported(name) || elsewhere.has(name);
