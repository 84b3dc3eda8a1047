import { choice, entityName, guid, lookup, memo, primaryKey, text, whole, yesNo, activeAndInactive } from '../builders/columns';
import { mergeSnapshots, table } from '../builders/table';
import { systemColumns } from '../system-columns';

const belongsToSolution = () => [guid('SolutionId', 'Solution', { readOnly: true }), yesNo('IsManaged', 'State', 0, ['Unmanaged', 'Managed'], { readOnly: true })];

const webresource = table({
  schemaName: 'WebResource', entitySetName: 'webresourceset', objectTypeCode: 9333, displayName: 'Web Resource', displayCollectionName: 'Web Resources', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('WebResourceId', 'Web Resource Identifier'),
    text('Name', 'Name', 256, { primaryName: true, required: 'SystemRequired' }),
    text('DisplayName', 'Display Name', 200),
    memo('Description', 'Description', 2000),
    memo('Content', 'Content', 1073741823),
    choice('WebResourceType', 'Type', {
      1: 'Webpage (HTML)', 2: 'Style Sheet (CSS)', 3: 'Script (JScript)', 4: 'Data (XML)', 5: 'PNG format', 6: 'JPG format', 7: 'GIF format',
      8: 'Silverlight (XAP)', 9: 'Style Sheet (XSL)', 10: 'ICO format', 11: 'Vector format (SVG)', 12: 'String (RESX)',
    }, { required: 'SystemRequired', createOnly: true }),
    whole('LanguageCode', 'Language'),
    ...belongsToSolution(),
    ...systemColumns('webresource', 'OrganizationOwned'),
  ],
});

const systemform = table({
  schemaName: 'SystemForm', entitySetName: 'systemforms', objectTypeCode: 1030, displayName: 'System Form', displayCollectionName: 'System Forms', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('FormId', 'Form'),
    text('Name', 'Name', 256, { primaryName: true, required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    entityName('ObjectTypeCode', 'Entity Name', { createOnly: true }),
    choice('Type', 'Form Type', {
      0: 'Dashboard', 1: 'AppointmentBook', 2: 'Main', 3: 'MiniCampaignBO', 4: 'Preview', 5: 'Mobile - Express', 6: 'Quick View Form', 7: 'Quick Create',
      8: 'Dialog', 9: 'Task Flow Form', 10: 'InteractionCentricDashboard', 11: 'Card', 12: 'Main - Interactive experience', 100: 'Other',
    }, { createOnly: true }),
    memo('FormXml', 'formxml', 1073741823),
    yesNo('IsDefault', 'Default Form'),
    choice('FormActivationState', 'Form State', { 0: 'Inactive', 1: 'Active' }, { defaultValue: 1 }),
    choice('FormPresentation', 'AIR Refreshed', { 0: 'ClassicForm', 1: 'AirForm', 2: 'ConvertedICForm' }, { defaultValue: 0 }),
    ...belongsToSolution(),
    ...systemColumns('systemform', 'OrganizationOwned'),
  ],
});

const savedquery = table({
  schemaName: 'SavedQuery', entitySetName: 'savedqueries', objectTypeCode: 1039, displayName: 'View', displayCollectionName: 'Views', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('SavedQueryId', 'View'),
    text('Name', 'Name', 200, { primaryName: true, required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    entityName('ReturnedTypeCode', 'Entity Name', { createOnly: true }),
    whole('QueryType', 'Query Type', [0, 1000000000]),
    memo('FetchXml', 'FetchXML', 1073741823),
    memo('LayoutXml', 'Layout XML', 1073741823),
    yesNo('IsDefault', 'Is Default'),
    yesNo('IsQuickFindQuery', 'Is Quick Find Query'),
    ...activeAndInactive(),
    ...belongsToSolution(),
    ...systemColumns('savedquery', 'OrganizationOwned'),
  ],
});

/** Views that people keep for themselves. */
const userquery = table({
  schemaName: 'UserQuery', entitySetName: 'userqueries', objectTypeCode: 4230, displayName: 'Saved View', displayCollectionName: 'Saved Views', ownership: 'UserOwned',
  columns: [
    primaryKey('UserQueryId', 'Saved View'),
    text('Name', 'Name', 200, { primaryName: true, required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    entityName('ReturnedTypeCode', 'Returned Entity Type', { required: 'SystemRequired' }),
    whole('QueryType', 'Query Type', [0, 1000000000]),
    memo('FetchXml', 'FetchXML', 1073741823),
    memo('LayoutXml', 'Layout XML', 1073741823),
    ...activeAndInactive(),
    ...systemColumns('userquery', 'UserOwned'),
  ],
});

const savedqueryvisualization = table({
  schemaName: 'SavedQueryVisualization', entitySetName: 'savedqueryvisualizations', objectTypeCode: 1111, displayName: 'System Chart', displayCollectionName: 'System Charts', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('SavedQueryVisualizationId', 'Chart'),
    text('Name', 'Name', 100, { primaryName: true, required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    entityName('PrimaryEntityTypeCode', 'Primary Type Code', { required: 'SystemRequired' }),
    memo('DataDescription', 'Data XML', 1073741823),
    memo('PresentationDescription', 'Presentation XML', 1073741823),
    yesNo('IsDefault', 'Default'),
    ...belongsToSolution(),
    ...systemColumns('savedqueryvisualization', 'OrganizationOwned'),
  ],
});

const customcontrol = table({
  schemaName: 'CustomControl', entitySetName: 'customcontrols', objectTypeCode: 9753, displayName: 'Custom Control', displayCollectionName: 'Custom Controls', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('CustomControlId', 'Custom Control Identifier'),
    text('Name', 'Name', 1024, { primaryName: true, required: 'SystemRequired' }),
    text('Version', 'Version', 48),
    memo('Manifest', 'Manifest', 1073741823),
    ...belongsToSolution(),
    ...systemColumns('customcontrol', 'OrganizationOwned'),
  ],
});

const sitemap = table({
  schemaName: 'SiteMap', entitySetName: 'sitemaps', objectTypeCode: 4709, displayName: 'Site Map', displayCollectionName: 'Site Maps', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('SiteMapId', 'SiteMap'),
    text('SiteMapName', 'Site Map Name', 256, { primaryName: true }),
    text('SiteMapNameUnique', 'Unique Name', 256, { createOnly: true }),
    memo('SiteMapXml', 'SiteMapXml', 1073741823),
    ...belongsToSolution(),
    ...systemColumns('sitemap', 'OrganizationOwned'),
  ],
});

const appmodule = table({
  schemaName: 'AppModule', entitySetName: 'appmodules', objectTypeCode: 9700, displayName: 'Model-driven App', displayCollectionName: 'Model-driven Apps', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('AppModuleId', 'AppModule'),
    text('Name', 'Name', 100, { primaryName: true, required: 'SystemRequired' }),
    text('UniqueName', 'Unique Name', 100, { required: 'SystemRequired', createOnly: true }),
    memo('Description', 'Description', 2000),
    whole('ClientType', 'Client Type'),
    whole('FormFactor', 'Form Factor'),
    whole('NavigationType', 'Navigation Type'),
    lookup('WebResourceId', 'Icon', [{ target: 'webresource', relationship: 'webresource_appmodule' }]),
    ...activeAndInactive(),
    ...belongsToSolution(),
    ...systemColumns('appmodule', 'OrganizationOwned'),
  ],
});

/** What apps are made of, kept as rows so that a player can find it. */
export const components = mergeSnapshots(webresource, systemform, savedquery, userquery, savedqueryvisualization, customcontrol, sitemap, appmodule);
