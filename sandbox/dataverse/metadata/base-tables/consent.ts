import { choice, yesNo, type ColumnSketch } from '../builders/columns';

const ALLOW = ['Allow', 'Do Not Allow'] as const;

/** Through which channels a customer may be contacted: the same columns on accounts and contacts. */
export const consentColumns = (): ColumnSketch[] => [
  choice('PreferredContactMethodCode', 'Preferred Method of Contact', { 1: 'Any', 2: 'Email', 3: 'Phone', 4: 'Fax', 5: 'Mail' }, { defaultValue: 1 }),
  yesNo('DoNotEMail', 'Do not allow Emails', 0, ALLOW),
  yesNo('DoNotPhone', 'Do not allow Phone Calls', 0, ALLOW),
  yesNo('DoNotFax', 'Do not allow Faxes', 0, ALLOW),
  yesNo('DoNotPostalMail', 'Do not allow Mails', 0, ALLOW),
  yesNo('DoNotBulkEMail', 'Do not allow Bulk Emails', 0, ALLOW),
];
