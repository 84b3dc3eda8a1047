import {
  account, gdapCategory, gdapDirectoryRole, gdapEvent, gdapFinding, gdapMessageTemplate, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, gdapTemplate,
  type Table,
} from '@gdap-manager/entities';

/** One entry of the navigation: the lists of a table. */
export interface AppArea {
  /** Letters and underscores; fixes the entry. */
  readonly id: string;
  readonly title: string;
  readonly tables: readonly Table[];
}

/** The model-driven app. */
export const app = {
  /** Also the name of its site map. */
  uniqueName: 'gdap_GdapManager',
  displayName: 'GDAP Manager',
  description: "Obtain, keep, renew and give back granular delegated admin privileges in customers' Microsoft tenants.",
  areas: [
    { id: 'customers', title: 'Customers', tables: [account, gdapProviderAccount] },
    { id: 'access', title: 'Access', tables: [gdapRequest, gdapTemplate, gdapFinding] },
    { id: 'setup', title: 'Set-up', tables: [gdapProvider, gdapCategory, gdapMessageTemplate, gdapSecurityGroup, gdapDirectoryRole, gdapEvent] },
  ],
  /** Have forms in the app, but no entry of their own. */
  otherTables: [gdapRoleMapping],
} as const satisfies {
  readonly uniqueName: string;
  readonly displayName: string;
  readonly description: string;
  readonly areas: readonly AppArea[];
  readonly otherTables: readonly Table[];
};
