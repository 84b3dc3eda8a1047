import { choice, defineTable, lookup, memo, optionValues, text } from '../language';

/** One directory role, for a template or a request, given to a security group (or to none yet). */
export const gdapRoleMapping = defineTable({
  schemaName: 'gdap_RoleMapping',
  entitySetName: 'gdap_rolemappings',
  displayName: 'Role Mapping',
  pluralName: 'Role Mappings',
  description: 'A directory role of a template or a request, and the security group whose members get it.',
  ownership: 'organization',
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Role and group, for lists.', maxLength: 300 }),
    gdap_RequestId: lookup({
      displayName: 'Request',
      description: 'The request that asks for the role.',
      to: 'gdap_request',
      relationship: 'gdap_request_rolemappings',
      onDelete: 'cascade',
    }),
    gdap_TemplateId: lookup({
      displayName: 'Template',
      description: 'The template that names the role.',
      to: 'gdap_template',
      relationship: 'gdap_template_rolemappings',
      onDelete: 'removeLink',
    }),
    gdap_DirectoryRoleId: lookup({
      displayName: 'Role',
      description: 'The role in the customer tenant.',
      required: 'required',
      to: 'gdap_directoryrole',
      relationship: 'gdap_directoryrole_rolemappings',
      onDelete: 'restrict',
    }),
    gdap_SecurityGroupId: lookup({
      displayName: 'Security Group',
      description: 'Whose members get the role; empty = asked for, given to nobody yet.',
      to: 'gdap_securitygroup',
      relationship: 'gdap_securitygroup_rolemappings',
      onDelete: 'restrict',
    }),
    gdap_AssignmentId: text({ displayName: 'Assignment ID', description: 'Id of the access assignment at Microsoft that carries this role.', maxLength: 36, auditing: false }),
    gdap_AssignmentState: choice({
      displayName: 'Assignment',
      description: 'What Microsoft says of the assignment.',
      default: 'none',
      auditing: false,
      options: {
        none: { value: 727000000, label: 'Not Assigned', color: '#8a8886' },
        pending: { value: 727000001, label: 'Pending', color: '#ffb900' },
        active: { value: 727000002, label: 'In Force', color: '#107c10' },
        removing: { value: 727000003, label: 'Being Removed', color: '#ca5010' },
        error: { value: 727000004, label: 'Failed', color: '#d13438' },
        notAllowed: { value: 727000005, label: 'Needs a New Request', color: '#d13438' },
      },
    }),
    gdap_AssignmentMessage: memo({ displayName: 'Assignment Message', description: 'What is wrong, and what to do.', maxLength: 2000, auditing: false }),
  },
});

export const AssignmentState = optionValues(gdapRoleMapping.columns.gdap_AssignmentState);
