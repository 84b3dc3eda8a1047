import { defineTable, memo, text } from '../language';

/** A label put on accounts and templates: a segment of customers. */
export const gdapCategory = defineTable({
  schemaName: 'gdap_Category',
  entitySetName: 'gdap_categories',
  displayName: 'Category',
  pluralName: 'Categories',
  description: 'A customer segment. Put on accounts, it decides which templates apply to them.',
  ownership: 'organization',
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Name of the segment.', maxLength: 100, required: 'required' }),
    gdap_Description: memo({ displayName: 'Description', description: 'Which customers belong here.', maxLength: 2000 }),
  },
  keys: { gdap_CategoryName: ['gdap_Name'] },
});
