import { choice, dateTime, defineTable, lookup, memo, optionValues, text, yesNo } from '../language';

/** A security group of the provider's own tenant, cached. */
export const gdapSecurityGroup = defineTable({
  schemaName: 'gdap_SecurityGroup',
  entitySetName: 'gdap_securitygroups',
  displayName: 'Security Group',
  pluralName: 'Security Groups',
  description: 'A security group of the partner tenant whose members get roles in customer tenants.',
  ownership: 'organization',
  auditing: false,
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Display name in Entra.', maxLength: 256, required: 'required' }),
    gdap_Description: memo({ displayName: 'Description', description: 'Description in Entra.', maxLength: 2000 }),
    gdap_ProviderId: lookup({
      displayName: 'Provider',
      description: 'The provider whose tenant has the group.',
      required: 'required',
      to: 'gdap_provider',
      relationship: 'gdap_provider_securitygroups',
      onDelete: 'cascade',
    }),
    gdap_GroupId: text({ displayName: 'Group ID', description: 'Object id (GUID) of the group in Entra; empty while it is to be created.', maxLength: 36 }),
    gdap_IsRoleAssignable: yesNo({ displayName: 'Role-Assignable', description: 'Whether Entra roles of the partner tenant can be given to the group.', default: false }),
    gdap_Presence: choice({
      displayName: 'At Microsoft',
      description: 'Whether the group was still there at the last look.',
      default: 'present',
      options: {
        present: { value: 727000000, label: 'Present', color: '#107c10' },
        deleted: { value: 727000001, label: 'Deleted', color: '#d13438' },
        wanted: { value: 727000002, label: 'To Be Created', color: '#0078d4' },
        attention: { value: 727000003, label: 'Needs Attention', color: '#ca5010' },
      },
    }),
    gdap_Message: memo({ displayName: 'Message', description: 'What stands in the way of the group, or what happened to it, and what to do.', maxLength: 2000 }),
    gdap_CreationAskedOn: dateTime({ displayName: 'Creation Asked', description: 'When Microsoft was last asked to create the group: until the answer is certain, nobody asks again.', behavior: 'userLocal' }),
    gdap_LastSeenOn: dateTime({ displayName: 'Last Seen', description: 'When something new was last read of the group from Entra.', behavior: 'userLocal' }),
  },
  keys: { gdap_ProviderGroup: ['gdap_ProviderId', 'gdap_GroupId'] },
});

export const GroupPresence = optionValues(gdapSecurityGroup.columns.gdap_Presence);
