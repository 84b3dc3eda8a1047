import {
  account, appName, gdapCategory, gdapDirectoryRole, gdapEvent, gdapFinding, gdapMessageTemplate, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, gdapTemplate,
  type Table,
} from '@gdap-manager/entities';

/** A page of ours in the navigation. */
export interface AppPage {
  /** Letters and underscores; fixes the entry. */
  readonly id: string;
  readonly title: string;
  /** Name of the web resource. */
  readonly webResource: string;
  /** Name of the web resource with its icon. */
  readonly icon: string;
}

/** A part of the navigation: pages, and the lists of tables. */
export interface AppArea {
  /** Letters and underscores; fixes the entry. */
  readonly id: string;
  readonly title: string;
  /** Before the lists. The first entry of the first area is what the app opens with. */
  readonly pages?: readonly AppPage[];
  readonly tables: readonly Table[];
}

/** The model-driven app. */
export const app = {
  /** Also the name of its site map. */
  uniqueName: appName,
  displayName: 'GDAP Manager',
  description: "Obtain, keep, renew and give back granular delegated admin privileges in customers' Microsoft tenants.",
  areas: [
    {
      id: 'customers',
      title: 'Customers',
      pages: [{ id: 'overview', title: 'Overview', webResource: 'gdap_/pages/overview.html', icon: 'gdap_/icons/overview.svg' }],
      tables: [account, gdapProviderAccount],
    },
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
