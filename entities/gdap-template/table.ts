import { atEndOptions } from '../at-end';
import { choice, defineTable, lookup, memo, text, wholeNumber, yesNo } from '../language';

/** A predefined GDAP set-up, from which requests are made. */
export const gdapTemplate = defineTable({
  schemaName: 'gdap_Template',
  entitySetName: 'gdap_templates',
  displayName: 'GDAP Template',
  pluralName: 'GDAP Templates',
  description: 'A predefined set of roles, groups, duration and renewal from which requests are made.',
  ownership: 'user',
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Name of the template.', maxLength: 100, required: 'required' }),
    gdap_Description: memo({ displayName: 'Description', description: 'What the template is for.', maxLength: 2000 }),
    gdap_ProviderId: lookup({
      displayName: 'Provider',
      description: 'Whose security groups the role mappings use.',
      required: 'required',
      to: 'gdap_provider',
      relationship: 'gdap_provider_templates',
      onDelete: 'restrict',
    }),
    gdap_CategoryId: lookup({
      displayName: 'Category',
      description: 'The template is for customers of this category; empty = for all.',
      to: 'gdap_category',
      relationship: 'gdap_category_templates',
      onDelete: 'restrict',
    }),
    gdap_IsAdditional: yesNo({
      displayName: 'In Addition',
      description: 'A default that applies beside more specific ones. Without it, a default for the category takes the place of defaults for every category.',
      default: false,
    }),
    gdap_SubmitAutomatically: yesNo({ displayName: 'Submit Automatically', description: 'Requests that are made by themselves from this template are submitted at once instead of waiting as drafts.', default: false }),
    gdap_Problems: memo({ displayName: 'Problems', description: 'What Microsoft would refuse of requests made from this template; empty where nothing.', maxLength: 4000, auditing: false }),
    gdap_IsDefault: yesNo({ displayName: 'Is Default', description: 'New customers of the provider and category get a request from this template.', default: false }),
    gdap_AutoRenew: yesNo({ displayName: 'Auto-Renew', description: 'Microsoft extends the relationship by 180 days at its end. Not with Global Administrator.', default: true }),
    gdap_AtEnd: choice({
      displayName: 'At the End',
      description: 'What is wanted of its requests where Microsoft does not extend them.',
      default: 'askAgain',
      options: atEndOptions,
    }),
    gdap_DurationDays: wholeNumber({ displayName: 'Duration (Days)', description: 'Days from approval to expiry, 1 to 730.', min: 1, max: 730, required: 'required' }),
  },
});
