import { bigInteger, choice, entityName, guid, lookup, memo, primaryKey, text, yesNo } from '../builders/columns';
import { mergeSnapshots, table } from '../builders/table';
import { systemColumns } from '../system-columns';

const systemuser = table({
  schemaName: 'SystemUser', entitySetName: 'systemusers', objectTypeCode: 8, displayName: 'User', displayCollectionName: 'Users', ownership: 'None',
  columns: [
    primaryKey('SystemUserId', 'User'),
    text('FullName', 'Full Name', 200, { primaryName: true }),
    text('FirstName', 'First Name', 256),
    text('LastName', 'Last Name', 256),
    text('DomainName', 'User Name', 1024),
    text('InternalEMailAddress', 'Primary Email', 100, { format: 'email' }),
    text('Title', 'Title', 128),
    guid('AzureActiveDirectoryObjectId', 'Azure AD Object ID'),
    guid('ApplicationId', 'Application ID'),
    yesNo('IsDisabled', 'Status', 0, ['Enabled', 'Disabled']),
    choice('AccessMode', 'Access Mode', { 0: 'Read-Write', 1: 'Administrative', 2: 'Read', 3: 'Support User', 4: 'Non-interactive', 5: 'Delegated Admin' }, { defaultValue: 0 }),
    choice('OutgoingEmailDeliveryMethod', 'Outgoing Email Delivery Method', { 0: 'None', 1: 'Microsoft Dynamics 365 for Outlook', 2: 'Server-Side Synchronization or Email Router' }, { defaultValue: 2 }),
    choice('EmailRouterAccessApproval', 'Primary Email Status', { 0: 'Empty', 1: 'Approved', 2: 'Pending Approval', 3: 'Rejected' }, { defaultValue: 1 }),
    yesNo('IsAllowedByUserToSendEmail', 'Allow other Microsoft Dynamics 365 users to send email on your behalf', 0),
    lookup('BusinessUnitId', 'Business Unit', [{ target: 'businessunit', relationship: 'business_unit_system_users', onDelete: 'Restrict' }], { required: 'SystemRequired' }),
    lookup('ParentSystemUserId', 'Manager', [{ target: 'systemuser', relationship: 'user_parent_user' }]),
    guid('OrganizationId', 'Organization', { readOnly: true }),
    ...systemColumns('systemuser', 'None'),
  ],
});

const team = table({
  schemaName: 'Team', entitySetName: 'teams', objectTypeCode: 9, displayName: 'Team', displayCollectionName: 'Teams', ownership: 'None',
  columns: [
    primaryKey('TeamId', 'Team'),
    text('Name', 'Team Name', 160, { primaryName: true, required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    text('EMailAddress', 'Email', 100, { format: 'email' }),
    choice('TeamType', 'Team Type', { 0: 'Owner', 1: 'Access', 2: 'Security Group', 3: 'Office Group' }, { defaultValue: 0 }),
    yesNo('IsDefault', 'Is Default', 0, undefined, { readOnly: true }),
    guid('AzureActiveDirectoryObjectId', 'Azure AD Object Id for a group'),
    lookup('AdministratorId', 'Administrator', [{ target: 'systemuser', relationship: 'lk_teambase_administratorid' }]),
    lookup('BusinessUnitId', 'Business Unit', [{ target: 'businessunit', relationship: 'business_unit_teams', onDelete: 'Restrict' }], { required: 'SystemRequired' }),
    guid('OrganizationId', 'Organization', { readOnly: true }),
    ...systemColumns('team', 'None'),
  ],
});

/** Users and teams seen as one: what an owner column points to. Stored as a view. */
const owner = table({
  schemaName: 'Owner', entitySetName: 'owners', objectTypeCode: 7, displayName: 'Owner', displayCollectionName: 'Owners', ownership: 'None',
  columns: [
    primaryKey('OwnerId', 'Owner'),
    text('Name', 'Name', 160, { primaryName: true, readOnly: true }),
    entityName('OwnerIdType', 'Owner Type'),
    bigInteger('VersionNumber', 'Version Number', { readOnly: true }),
  ],
});

/** Who works in an environment. */
export const people = mergeSnapshots(systemuser, team, owner);
