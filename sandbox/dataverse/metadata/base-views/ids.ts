import { wellKnownId } from '../identity';

/** Ids of views. The public ones of accounts and contacts are those of a standard environment, the others are made up. */
export const baseViewIds = {
  myActiveAccounts: '00000000-0000-0000-00aa-000010001001',
  activeAccounts: '00000000-0000-0000-00aa-000010001002',
  myActiveContacts: '00000000-0000-0000-00aa-000010001003',
  activeContacts: '00000000-0000-0000-00aa-000010001004',
  /** @param kind such as `lookup` */
  other: (table: string, kind: string) => wellKnownId(`view.${table}.${kind}`),
} as const;
