/** A second provider of the demonstration: the customers that come through an indirect provider. Tenants, groups and customers are made up. */
export const secondPartner = {
  tenantId: '2c9e7b34-8a51-4d6f-b0c2-e15f7a3d9086',
  displayName: 'Fabrikam Nordic',
  defaultDomain: 'fabrikamnordic.onmicrosoft.com',
  clientId: 'c41a8d7e-06b3-4f29-9d5c-7b8e2a1f6340',
  secretName: 'FABRIKAM_NORDIC',
  /** What the provider is called, and its own tenant. */
  providerName: 'Litware Distribution',
  indirectProviderTenantId: 'e86d1f09-5c27-4ab8-93e4-0d7b6c2f5a11',
} as const;

/** Its security groups, and the roles that their members get at customers. */
export const secondGroups = [
  { name: 'Nordic Service Desk', description: 'First line: users, licences, reading everything.', roles: ['User Administrator', 'Global Reader'] },
  { name: 'Nordic Collaboration', description: 'Mail and Teams.', roles: ['Exchange Administrator', 'Teams Administrator'] },
] as const;

/** A customer of the indirect provider, as the provider knows it, and what we know of it ourselves. */
export interface SecondCustomer {
  readonly name: string;
  /** null: Microsoft names none. */
  readonly domain: string | null;
  /** Our account, if there is one: by its website, or by the e-mail address of a contact. */
  readonly accounts?: readonly { readonly name: string; readonly website?: string; readonly contact?: string; readonly category?: 'Small Business' | 'Enterprise' | 'Education' }[];
}

const known = (name: string, domain: string, category: 'Small Business' | 'Enterprise' | 'Education'): SecondCustomer => ({
  name, domain, accounts: [{ name, website: `https://www.${domain}`, category }],
});

/** All kinds of customers: what can be matched by itself, what staff have to decide, and what has no account at all. */
export const secondCustomers: readonly SecondCustomer[] = [
  known('Tailwind Traders', 'tailwindtraders.example', 'Enterprise'),
  known('Trey Research', 'treyresearch.example', 'Enterprise'),
  known('VanArsdel, Ltd.', 'vanarsdel.example', 'Small Business'),
  known('Wingtip Toys', 'wingtiptoys.example', 'Small Business'),
  known('Proseware, Inc.', 'proseware.example', 'Small Business'),
  known('Margie’s Travel', 'margiestravel.example', 'Small Business'),
  known('Lamna Healthcare Company', 'lamnahealthcare.example', 'Enterprise'),
  known('Bellows & Söhne Maschinenbau GmbH', 'xn--bellows-shne-djb.example', 'Small Business'),
  known('Nod Publishers', 'nodpublishers.example', 'Education'),
  // By the e-mail address of a contact.
  { name: 'First Up Consultants', domain: 'firstup.example', accounts: [{ name: 'First Up', contact: 'Kim Abercrombie <kim@firstup.example>' }] },
  { name: 'Fincher Architects', domain: 'fincher.example', accounts: [{ name: 'Fincher Architects', contact: 'Max Benson <max@fincher.example>' }] },
  // Two accounts with one domain.
  { name: 'City Power & Light', domain: 'citypower.example', accounts: [{ name: 'City Power', website: 'https://citypower.example' }, { name: 'City Light', website: 'https://www.citypower.example/light' }] },
  { name: 'Consolidated Messenger', domain: 'consolidated.example', accounts: [{ name: 'Consolidated Messenger', website: 'consolidated.example' }, { name: 'Consolidated Messenger (old)', website: 'http://consolidated.example' }] },
  // The same name, no domain in common.
  { name: '北京東方乳業有限公司', domain: 'dongfangruye.onmicrosoft.com', accounts: [{ name: '北京東方乳業' }] },
  { name: 'شركة النور للتجارة', domain: 'alnoortrading.onmicrosoft.com', accounts: [{ name: 'شركة النور للتجارة' }] },
  { name: 'ООО «Северный Ветер»', domain: 'severnyveter.onmicrosoft.com', accounts: [{ name: 'Северный Ветер' }] },
  { name: 'Ærø Færgefart A/S', domain: 'aerofaergefart.onmicrosoft.com', accounts: [{ name: 'Ærø Færgefart' }] },
  // An initial domain that begins like the account's own.
  { name: 'Best For You Organics', domain: 'bestforyou.onmicrosoft.com', accounts: [{ name: 'BFY Organics', website: 'https://bestforyou.example' }] },
  // No account.
  { name: 'Blue Yonder Airlines', domain: 'blueyonderairlines.example' },
  { name: 'Southridge Video', domain: 'southridgevideo.example' },
  { name: 'The Phone Company', domain: 'phone.example' },
  { name: '株式会社さくら電機', domain: 'sakuradenki.onmicrosoft.com' },
  { name: '🌻 Sunflower Day Care', domain: 'sunflowerdaycare.onmicrosoft.com' },
  { name: 'Liberty’s Delightful Sinful Bakery and Café, Confectionery, Coffee Roasters, Catering and Event Services of the Greater Öresund Region, Copenhagen and Malmö', domain: 'libertysbakery.example' },
  // No domain at all.
  { name: 'Customer without a Domain', domain: null },
];

/** Was a customer of the first provider and is one of the second now. */
export const movedCustomer = { name: 'Relecloud', domain: 'relecloud.example' } as const;

/** Was a customer of the second provider; it names it no more. */
export const vanishedCustomer = { name: 'A. Datum Corporation', domain: 'adatum.example' } as const;

/** The indirect provider asks for access to this customer in the partner's name, and waits for the partner's consent. */
export const consentCustomer = { name: 'Tailwind Traders', relationship: 'Litware standard access', duration: 'P365D', roles: ['Helpdesk Administrator', 'Service Support Administrator'] } as const;
