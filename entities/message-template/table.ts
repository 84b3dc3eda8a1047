import { choice, defineTable, lookup, memo, optionValues, text } from '../language';

/** A message to customers: what invitations and reminders say, with placeholders for what differs. */
export const gdapMessageTemplate = defineTable({
  schemaName: 'gdap_MessageTemplate',
  entitySetName: 'gdap_messagetemplates',
  displayName: 'Message Template',
  pluralName: 'Message Templates',
  description: 'What invitations and reminders to customers say. The most specific template takes the place of the built-in text.',
  ownership: 'organization',
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Name of the template, for staff.', maxLength: 100, required: 'required' }),
    gdap_Kind: choice({
      displayName: 'Kind',
      description: 'Which message it is the text of.',
      required: 'required',
      default: 'invitation',
      options: {
        invitation: { value: 727000000, label: 'Invitation', description: 'Asks a customer to approve.' },
        reminder: { value: 727000001, label: 'Reminder', description: 'Asks a customer again who has not approved yet.' },
        replacement: { value: 727000002, label: 'Invitation to a Replacement', description: 'Asks a customer to approve what takes the place of access that ends.' },
      },
    }),
    gdap_Language: choice({
      displayName: 'Language',
      description: 'Language of its text: dates and durations are filled in in it.',
      required: 'required',
      default: 'english',
      options: {
        english: { value: 727000000, label: 'English' },
        german: { value: 727000001, label: 'German' },
      },
    }),
    gdap_ProviderId: lookup({
      displayName: 'Provider',
      description: 'For customers of this provider; empty = of every one.',
      to: 'gdap_provider',
      relationship: 'gdap_provider_messagetemplates',
      onDelete: 'restrict',
    }),
    gdap_CategoryId: lookup({
      displayName: 'Category',
      description: 'For customers of this category, for example those who want another language; empty = for all.',
      to: 'gdap_category',
      relationship: 'gdap_category_messagetemplates',
      onDelete: 'restrict',
    }),
    gdap_Subject: text({ displayName: 'Subject', description: 'Subject of the e-mail. May have placeholders, such as {{partner}}.', maxLength: 200, required: 'required' }),
    gdap_Body: memo({ displayName: 'Text', description: 'Text of the message, with placeholders such as {{customer}} and {{link}}. It is text: markup is sent as it stands.', maxLength: 20000, required: 'required' }),
    gdap_Problems: memo({ displayName: 'Problems', description: 'Why messages are not sent with it; empty where nothing.', maxLength: 4000, auditing: false }),
  },
});

export const MessageKind = optionValues(gdapMessageTemplate.columns.gdap_Kind);
export const TemplateLanguage = optionValues(gdapMessageTemplate.columns.gdap_Language);
