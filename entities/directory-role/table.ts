import { choice, dateTime, defineTable, memo, optionValues, text, yesNo } from '../language';

/** Template id of Global Administrator: it excludes auto-renewal (Partner Center, "Expiring GDAP relationships and auto extend"). */
export const globalAdministratorRoleId = '62e90394-69f5-4237-9190-012177145e10';

/** An Entra built-in role. The rows come from the role catalogue in `roles.json`. */
export const gdapDirectoryRole = defineTable({
  schemaName: 'gdap_DirectoryRole',
  entitySetName: 'gdap_directoryroles',
  displayName: 'Directory Role',
  pluralName: 'Directory Roles',
  description: 'An Entra built-in role that may be asked for in a customer tenant.',
  ownership: 'organization',
  auditing: false,
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Name of the role in Entra.', maxLength: 100, required: 'required' }),
    gdap_RoleTemplateId: text({ displayName: 'Role Template ID', description: 'Template id (GUID): the same in every tenant.', maxLength: 36, required: 'required' }),
    gdap_Description: memo({ displayName: 'Description', description: 'What the role may do.', maxLength: 2000 }),
    gdap_Category: text({ displayName: 'Area', description: 'Area of Microsoft 365 that the role is about.', maxLength: 100 }),
    gdap_IsPrivileged: yesNo({ displayName: 'Privileged', description: 'Marked as privileged by Microsoft.', default: false }),
    gdap_IsRecommended: yesNo({ displayName: 'Recommended', description: 'Belongs to the fifteen roles recommended for managing a tenant.', default: false }),
    gdap_Support: choice({
      displayName: 'GDAP Support',
      description: 'Whether the role can be asked for through GDAP.',
      options: {
        confirmed: { value: 727000000, label: 'Confirmed by Microsoft', color: '#107c10' },
        community: { value: 727000001, label: 'Known to Work', color: '#0078d4' },
        unknown: { value: 727000002, label: 'Not Known', color: '#ffb900' },
        deprecated: { value: 727000003, label: 'Deprecated', color: '#605e5c' },
        notAssignable: { value: 727000004, label: 'Not Assignable', color: '#d13438' },
      },
    }),
    gdap_Standing: choice({
      displayName: 'At Microsoft',
      description: 'What became of the role at Microsoft since this version of the catalogue.',
      default: 'unchanged',
      options: {
        unchanged: { value: 727000000, label: 'As in the Catalogue', color: '#107c10' },
        added: { value: 727000001, label: 'New', color: '#0078d4' },
        renamed: { value: 727000002, label: 'Renamed', color: '#ffb900' },
        missing: { value: 727000003, label: 'Not There Any More', color: '#d13438' },
      },
    }),
    gdap_FormerName: text({ displayName: 'Former Name', description: 'Name before Microsoft renamed it.', maxLength: 100 }),
    gdap_StandingSince: dateTime({ displayName: 'Since', description: 'When the change was seen.', behavior: 'userLocal' }),
    gdap_BlocksAutoRenew: yesNo({ displayName: 'Excludes Auto-Renew', description: 'Microsoft extends no relationship that has this role.', default: false }),
  },
  keys: { gdap_RoleTemplate: ['gdap_RoleTemplateId'] },
});

export const RoleStanding = optionValues(gdapDirectoryRole.columns.gdap_Standing);
export const GdapSupport = optionValues(gdapDirectoryRole.columns.gdap_Support);
