import { choice, entityName, guid, lookup, memo, primaryKey, stateAndStatus, text, whole, yesNo, bigInteger, dateTime } from '../builders/columns';
import { mergeSnapshots, table } from '../builders/table';
import { systemColumns } from '../system-columns';

const serviceendpoint = table({
  schemaName: 'ServiceEndpoint', entitySetName: 'serviceendpoints', objectTypeCode: 4618, displayName: 'Service Endpoint', displayCollectionName: 'Service Endpoints', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('ServiceEndpointId', 'Service Endpoint'),
    text('Name', 'Name', 100, { primaryName: true, required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    choice('Contract', 'Contract', { 1: 'One Way', 2: 'Queue', 3: 'Rest', 4: 'Two Way', 5: 'Topic', 6: 'Queue (Persistent)', 7: 'Event Hub', 8: 'Webhook', 9: 'Event Grid', 10: 'Managed Data Lake', 11: 'Container Storage' }, { required: 'SystemRequired' }),
    choice('AuthType', 'Auth Type', { 1: 'ACS', 2: 'SASKey', 3: 'SASToken', 4: 'WebhookKey', 5: 'HttpHeader', 6: 'HttpQueryString', 7: 'Connection String', 8: 'Access Key', 9: 'Managed Identity' }),
    memo('AuthValue', 'Auth Value', 2000, { secret: true }),
    yesNo('IsAuthValueSet', 'IsAuthValueSet', 0, undefined, { readOnly: true }),
    text('Url', 'Url', 2000, { format: 'url' }),
    choice('MessageFormat', 'Message Format', { 1: 'Binary XML', 2: 'Json', 3: 'Text XML' }),
    choice('ConnectionMode', 'Connection Mode', { 1: 'Normal', 2: 'Federated' }, { defaultValue: 1 }),
    choice('UserClaim', 'User Claim', { 1: 'None', 2: 'UserId', 3: 'UserInfo' }, { defaultValue: 1 }),
    choice('NamespaceFormat', 'Namespace Format', { 1: 'Namespace Name', 2: 'Namespace Address' }),
    text('NamespaceAddress', 'Namespace Address', 160),
    text('SolutionNamespace', 'Solution Namespace', 160),
    text('Path', 'Path', 160),
    guid('SolutionId', 'Solution', { readOnly: true }),
    yesNo('IsManaged', 'State', 0, ['Unmanaged', 'Managed'], { readOnly: true }),
    ...systemColumns('serviceendpoint', 'OrganizationOwned'),
  ],
});

const sdkmessage = table({
  schemaName: 'SdkMessage', entitySetName: 'sdkmessages', objectTypeCode: 4606, displayName: 'Sdk Message', displayCollectionName: 'Sdk Messages', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('SdkMessageId', 'SDK Message'),
    text('Name', 'Name', 256, { primaryName: true }),
    text('CategoryName', 'Category Name', 25),
    yesNo('IsPrivate', 'Is Private', 0, undefined, { readOnly: true }),
    ...systemColumns('sdkmessage', 'OrganizationOwned'),
  ],
});

const sdkmessagefilter = table({
  schemaName: 'SdkMessageFilter', entitySetName: 'sdkmessagefilters', objectTypeCode: 4607, displayName: 'Sdk Message Filter', displayCollectionName: 'Sdk Message Filters', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('SdkMessageFilterId', 'SDK Message Filter'),
    text('Name', 'Name', 256, { primaryName: true }),
    lookup('SdkMessageId', 'SDK Message ID', [{ target: 'sdkmessage', relationship: 'sdkmessageid_sdkmessagefilter', onDelete: 'Cascade' }]),
    entityName('PrimaryObjectTypeCode', 'Primary Object Type Code', { createOnly: true }),
    entityName('SecondaryObjectTypeCode', 'Secondary Object Type Code', { createOnly: true }),
    ...systemColumns('sdkmessagefilter', 'OrganizationOwned'),
  ],
});

const sdkmessageprocessingstep = table({
  schemaName: 'SdkMessageProcessingStep', entitySetName: 'sdkmessageprocessingsteps', objectTypeCode: 4608,
  displayName: 'Sdk Message Processing Step', displayCollectionName: 'Sdk Message Processing Steps', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('SdkMessageProcessingStepId', 'Sdk Message Processing Step'),
    text('Name', 'Name', 256, { primaryName: true }),
    text('Description', 'Description', 256),
    memo('Configuration', 'Configuration', 1073741823),
    memo('FilteringAttributes', 'Filtering Attributes', 100000),
    choice('Stage', 'Execution Stage', { 5: 'Initial Pre-operation (For internal use only)', 10: 'Pre-validation', 20: 'Pre-operation', 30: 'Main Operation (For internal use only)', 40: 'Post-operation' }, { required: 'SystemRequired' }),
    choice('Mode', 'Execution Mode', { 0: 'Synchronous', 1: 'Asynchronous' }, { required: 'SystemRequired', defaultValue: 0 }),
    whole('Rank', 'Execution Order', [-2147483648, 2147483647], { required: 'SystemRequired' }),
    yesNo('AsyncAutoDelete', 'Asynchronous Automatic Delete'),
    choice('SupportedDeployment', 'Deployment', { 0: 'Server Only', 1: 'Microsoft Dynamics 365 Client for Outlook Only', 2: 'Both' }, { defaultValue: 0 }),
    choice('InvocationSource', 'Invocation Source', { [-1]: 'Internal', 0: 'Parent', 1: 'Child' }),
    lookup('SdkMessageId', 'SDK Message', [{ target: 'sdkmessage', relationship: 'sdkmessageid_sdkmessageprocessingstep' }], { required: 'SystemRequired' }),
    lookup('SdkMessageFilterId', 'SdkMessage Filter', [{ target: 'sdkmessagefilter', relationship: 'sdkmessagefilterid_sdkmessageprocessingstep' }]),
    lookup('EventHandler', 'Event Handler', [{ target: 'serviceendpoint', relationship: 'serviceendpoint_sdkmessageprocessingstep', navigation: 'eventhandler_serviceendpoint', onDelete: 'Restrict' }],
      { required: 'SystemRequired', typeColumn: 'eventhandlertypecode' }),
    entityName('EventHandlerTypeCode', 'Event Handler Type'),
    lookup('ImpersonatingUserId', 'Impersonating User', [{ target: 'systemuser', relationship: 'impersonatinguserid_sdkmessageprocessingstep' }]),
    guid('SolutionId', 'Solution', { readOnly: true }),
    yesNo('IsManaged', 'State', 0, ['Unmanaged', 'Managed'], { readOnly: true }),
    ...stateAndStatus({ 0: { name: 'Enabled', reasons: { 1: 'Enabled' } }, 1: { name: 'Disabled', reasons: { 2: 'Disabled' } } }),
    ...systemColumns('sdkmessageprocessingstep', 'OrganizationOwned'),
  ],
});

const sdkmessageprocessingstepimage = table({
  schemaName: 'SdkMessageProcessingStepImage', entitySetName: 'sdkmessageprocessingstepimages', objectTypeCode: 4615,
  displayName: 'Sdk Message Processing Step Image', displayCollectionName: 'Sdk Message Processing Step Images', ownership: 'OrganizationOwned',
  columns: [
    primaryKey('SdkMessageProcessingStepImageId', 'Sdk Message Processing Step Image'),
    text('Name', 'Name', 256, { primaryName: true }),
    text('Description', 'Description', 256),
    text('EntityAlias', 'Entity Alias', 256),
    memo('Attributes', 'Attributes', 100000),
    choice('ImageType', 'Image Type', { 0: 'PreImage', 1: 'PostImage', 2: 'Both' }, { required: 'SystemRequired' }),
    text('MessagePropertyName', 'Message Property Name', 256, { required: 'SystemRequired' }),
    text('RelatedAttributeName', 'Related Attribute Name', 256),
    lookup('SdkMessageProcessingStepId', 'SDK Message Processing Step', [{ target: 'sdkmessageprocessingstep', relationship: 'sdkmessageprocessingstepid_sdkmessageprocessingstepimage', onDelete: 'Cascade' }], { required: 'SystemRequired' }),
    ...systemColumns('sdkmessageprocessingstepimage', 'OrganizationOwned'),
  ],
});

const asyncoperation = table({
  schemaName: 'AsyncOperation', entitySetName: 'asyncoperations', objectTypeCode: 4700, displayName: 'System Job', displayCollectionName: 'System Jobs', ownership: 'UserOwned',
  columns: [
    primaryKey('AsyncOperationId', 'System Job'),
    text('Name', 'System Job Name', 256, { primaryName: true }),
    choice('OperationType', 'System Job Type', { 1: 'System Event', 2: 'Bulk Email', 3: 'Import File Parse', 5: 'Import', 10: 'Workflow', 13: 'Bulk Delete', 203: 'Import Solution' }, { required: 'SystemRequired' }),
    text('MessageName', 'Message Name', 160),
    entityName('PrimaryEntityType', 'Primary Entity Type', {}),
    memo('Message', 'Message', 1073741823),
    memo('FriendlyMessage', 'Friendly Message', 1073741823),
    whole('ErrorCode', 'Error Code'),
    whole('Depth', 'Depth', [-2147483648, 2147483647], { readOnly: true }),
    whole('RetryCount', 'Retry Count', [0, 2147483647], { readOnly: true }),
    bigInteger('Sequence', 'Sequence', { readOnly: true }),
    guid('CorrelationId', 'Correlation Id'),
    guid('RequestId', 'Request'),
    memo('Data', 'Data', 1073741823, { secret: true }),
    dateTime('PostponeUntil', 'Postpone Until'),
    dateTime('StartedOn', 'Started On', { readOnly: true }),
    dateTime('CompletedOn', 'Completed On', { readOnly: true }),
    lookup('OwningExtensionId', 'Owning Extension', [{ target: 'sdkmessageprocessingstep', relationship: 'SdkMessageProcessingStep_AsyncOperations', navigation: 'owningextensionid', onDelete: 'Cascade' }]),
    lookup('RegardingObjectId', 'Regarding', [
      { target: 'account', relationship: 'Account_AsyncOperations', navigation: 'regardingobjectid_account' },
      { target: 'contact', relationship: 'Contact_AsyncOperations', navigation: 'regardingobjectid_contact' },
    ], { typeColumn: 'regardingobjecttypecode' }),
    entityName('RegardingObjectTypeCode', 'Regarding Object Type'),
    ...stateAndStatus({
      0: { name: 'Ready', reasons: { 0: 'Waiting For Resources' } },
      1: { name: 'Suspended', reasons: { 10: 'Waiting' } },
      2: { name: 'Locked', reasons: { 20: 'In Progress', 21: 'Pausing', 22: 'Canceling' } },
      3: { name: 'Completed', reasons: { 30: 'Succeeded', 31: 'Failed', 32: 'Canceled' } },
    }),
    ...systemColumns('asyncoperation', 'UserOwned'),
  ],
});

/** What happens when a row changes: messages, steps, endpoints, system jobs. */
export const events = mergeSnapshots(serviceendpoint, sdkmessage, sdkmessagefilter, sdkmessageprocessingstep, sdkmessageprocessingstepimage, asyncoperation);
