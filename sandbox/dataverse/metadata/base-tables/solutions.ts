import { choice, dateTime, decimal, guid, lookup, memo, primaryKey, text, whole, yesNo, activeAndInactive } from '../builders/columns';
import { mergeSnapshots, table } from '../builders/table';
import { systemColumns } from '../system-columns';

/** Component types by number. Source: Microsoft Learn, "SolutionComponent table/entity reference", componenttype. */
const COMPONENT_TYPES: Readonly<Record<number, string>> = {
  1: 'Entity', 2: 'Attribute', 3: 'Relationship', 9: 'Option Set', 10: 'Entity Relationship', 14: 'Entity Key', 20: 'Role', 24: 'Form',
  26: 'Saved Query', 29: 'Workflow', 31: 'Report', 50: 'Ribbon Customization', 59: 'Saved Query Visualization', 60: 'System Form',
  61: 'Web Resource', 62: 'Site Map', 63: 'Connection Role', 66: 'Custom Control', 70: 'Field Security Profile', 80: 'Model-driven App',
  90: 'Plugin Type', 91: 'Plugin Assembly', 92: 'SDK Message Processing Step', 93: 'SDK Message Processing Step Image', 95: 'Service Endpoint',
  300: 'Canvas App', 371: 'Connector', 372: 'Connector', 380: 'Environment Variable Definition', 381: 'Environment Variable Value',
};

const publisher = table({
  schemaName: 'Publisher', entitySetName: 'publishers', objectTypeCode: 7101, displayName: 'Publisher', displayCollectionName: 'Publishers', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('PublisherId', 'Publisher Identifier'),
    text('UniqueName', 'Name', 256, { required: 'SystemRequired', createOnly: true }),
    text('FriendlyName', 'Display Name', 256, { primaryName: true, required: 'SystemRequired' }),
    text('CustomizationPrefix', 'Prefix', 8, { required: 'SystemRequired' }),
    whole('CustomizationOptionValuePrefix', 'Option Value Prefix', [0, 99999], { required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    text('EMailAddress', 'Email', 100, { format: 'email' }),
    text('SupportingWebsiteUrl', 'Website', 200, { format: 'url' }),
    yesNo('IsReadonly', 'Is Read-Only Publisher', 0, undefined, { readOnly: true }),
    ...systemColumns('publisher', 'OrganizationOwned'),
  ],
});

const solution = table({
  schemaName: 'Solution', entitySetName: 'solutions', objectTypeCode: 7100, displayName: 'Solution', displayCollectionName: 'Solutions', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('SolutionId', 'Solution Identifier'),
    text('UniqueName', 'Name', 65, { required: 'SystemRequired', createOnly: true }),
    text('FriendlyName', 'Display Name', 256, { primaryName: true, required: 'SystemRequired' }),
    text('Version', 'Version', 256, { required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    yesNo('IsManaged', 'Package Type', 0, ['Unmanaged', 'Managed'], { readOnly: true }),
    yesNo('IsVisible', 'Is Visible Outside Platform', 1, undefined, { readOnly: true }),
    text('SolutionPackageVersion', 'Solution Package Version', 256),
    dateTime('InstalledOn', 'Installed On', { readOnly: true }),
    dateTime('UpdatedOn', 'Updated On', { readOnly: true }),
    lookup('PublisherId', 'Publisher', [{ target: 'publisher', relationship: 'publisher_solution', onDelete: 'Restrict' }], { required: 'SystemRequired' }),
    ...systemColumns('solution', 'OrganizationOwned'),
  ],
});

const solutioncomponent = table({
  schemaName: 'SolutionComponent', entitySetName: 'solutioncomponents', objectTypeCode: 7103, displayName: 'Solution Component', displayCollectionName: 'Solution Components', ownership: 'None',
  columns: [
    primaryKey('SolutionComponentId', 'Solution Component Identifier'),
    choice('ComponentType', 'Object Type Code', COMPONENT_TYPES, { readOnly: true }),
    guid('ObjectId', 'Regarding', { readOnly: true }),
    choice('RootComponentBehavior', 'Root Component Behavior', { 0: 'Include Subcomponents', 1: 'Do not include subcomponents', 2: 'Include As Shell Only' }, { readOnly: true }),
    lookup('SolutionId', 'Solution', [{ target: 'solution', relationship: 'solution_solutioncomponent', onDelete: 'Cascade' }], { readOnly: true }),
    guid('RootSolutionComponentId', 'Root Solution Component ID', { readOnly: true }),
    ...systemColumns('solutioncomponent', 'None'),
  ],
});

const importjob = table({
  schemaName: 'ImportJob', entitySetName: 'importjobs', objectTypeCode: 9107, displayName: 'Import Job', displayCollectionName: 'Import Jobs', ownership: 'None',
  columns: [
    primaryKey('ImportJobId', 'Import Job'),
    text('Name', 'Name', 256, { primaryName: true }),
    text('SolutionName', 'Solution Name', 256, { readOnly: true }),
    guid('SolutionId', 'Solution', { readOnly: true }),
    memo('Data', 'Data', 1073741823, { readOnly: true }),
    decimal('Progress', 'Progress', [0, 100], 2, { readOnly: true }),
    text('ImportContext', 'Import Context', 100, { readOnly: true }),
    text('OperationContext', 'Operation Context', 100, { readOnly: true }),
    dateTime('StartedOn', 'Started On', { readOnly: true }),
    dateTime('CompletedOn', 'Completed On', { readOnly: true }),
    ...systemColumns('importjob', 'None'),
  ],
});

const environmentvariabledefinition = table({
  schemaName: 'EnvironmentVariableDefinition', entitySetName: 'environmentvariabledefinitions', objectTypeCode: 380,
  displayName: 'Environment Variable Definition', displayCollectionName: 'Environment Variable Definitions', ownership: 'UserOwned',
  columns: [
    primaryKey('EnvironmentVariableDefinitionId', 'Environment Variable Definition'),
    text('SchemaName', 'Schema Name', 100, { primaryName: true, required: 'SystemRequired', createOnly: true }),
    text('DisplayName', 'Display Name', 100),
    memo('Description', 'Description', 2000),
    memo('DefaultValue', 'Default Value', 2000),
    memo('ValueSchema', 'Value Schema', 2000),
    choice('Type', 'Type', { 100000000: 'String', 100000001: 'Number', 100000002: 'Boolean', 100000003: 'JSON', 100000004: 'Data Source', 100000005: 'Secret' }, { required: 'SystemRequired', defaultValue: 100000000 }),
    choice('SecretStore', 'Secret Store', { 0: 'Azure Key Vault', 1: 'Microsoft Dataverse' }, { defaultValue: 0 }),
    yesNo('IsRequired', 'Is Required'),
    text('IntroducedVersion', 'Introduced Version', 48),
    guid('SolutionId', 'Solution', { readOnly: true }),
    yesNo('IsManaged', 'Is Managed', 0, ['Unmanaged', 'Managed'], { readOnly: true }),
    ...activeAndInactive(),
    ...systemColumns('environmentvariabledefinition', 'UserOwned'),
  ],
});

const environmentvariablevalue = table({
  schemaName: 'EnvironmentVariableValue', entitySetName: 'environmentvariablevalues', objectTypeCode: 381,
  displayName: 'Environment Variable Value', displayCollectionName: 'Environment Variable Values', ownership: 'UserOwned',
  columns: [
    primaryKey('EnvironmentVariableValueId', 'Environment Variable Value'),
    text('SchemaName', 'Schema Name', 100, { primaryName: true }),
    memo('Value', 'Value', 2000),
    lookup('EnvironmentVariableDefinitionId', 'Environment Variable Definition', [{
      target: 'environmentvariabledefinition', relationship: 'environmentvariabledefinition_environmentvariablevalue', navigation: 'EnvironmentVariableDefinitionId', onDelete: 'Cascade',
    }], { required: 'SystemRequired' }),
    ...activeAndInactive(),
    ...systemColumns('environmentvariablevalue', 'UserOwned'),
  ],
});

/** What is installed, and with which settings. */
export const solutions = mergeSnapshots(publisher, solution, solutioncomponent, importjob, environmentvariabledefinition, environmentvariablevalue);
