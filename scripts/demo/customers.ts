/** What the demonstration shows of a customer. Every name is made up or one of Microsoft's fictitious companies. */
export interface DemoCustomer {
  readonly name: string;
  readonly domain: string;
  readonly category: 'Small Business' | 'Enterprise' | 'Education';
  readonly city: string;
  readonly contact: string;
  /** How far its request is; `none` = no request yet; `joined` = Microsoft has had its relationship all along. */
  readonly stands: 'none' | 'draft' | 'pending' | 'active' | 'refused' | 'joined';
  /** Of its request, without auto-renew. Default: as the template has it. */
  readonly days?: number;
  /** What is wanted at its end. */
  readonly letEnd?: boolean;
  /** The customer is asked by e-mail as soon as it can approve. */
  readonly invited?: boolean;
  /** Its contact has no e-mail address. */
  readonly mute?: boolean;
}

export const customers: readonly DemoCustomer[] = [
  { name: 'Contoso Pharmaceuticals', domain: 'contosopharma', category: 'Enterprise', city: 'Basel', contact: 'Nadine Keller', stands: 'active' },
  { name: 'Adventure Works Cycles', domain: 'adventureworks', category: 'Enterprise', city: 'Bothell', contact: 'Ken Sánchez', stands: 'active', days: 400 },
  { name: 'Northwind Traders', domain: 'northwindtraders', category: 'Enterprise', city: 'London', contact: 'Steven Buchanan', stands: 'pending', invited: true },
  { name: 'Alpine Ski House', domain: 'alpineskihouse', category: 'Small Business', city: 'Innsbruck', contact: 'Jörg Frank', stands: 'active', days: 45, letEnd: true },
  { name: 'Bellows College', domain: 'bellowscollege', category: 'Education', city: 'Leeds', contact: 'Amara Okafor', stands: 'active' },
  { name: 'Coho Winery', domain: 'cohowinery', category: 'Small Business', city: 'Bordeaux', contact: 'Élise Moreau', stands: 'pending', invited: true, mute: true },
  { name: 'Fourth Coffee', domain: 'fourthcoffee', category: 'Small Business', city: 'Seattle', contact: 'Rene Valdes', stands: 'refused' },
  { name: 'Graphic Design Institute', domain: 'graphicdesign', category: 'Education', city: 'Utrecht', contact: 'Sanne de Vries', stands: 'draft' },
  { name: 'Humongous Insurance', domain: 'humongousinsurance', category: 'Enterprise', city: 'Munich', contact: 'Katrin Lang', stands: 'draft' },
  { name: 'Lucerne Publishing', domain: 'lucernepublishing', category: 'Small Business', city: 'Lucerne', contact: 'Urs Meier', stands: 'draft' },
  { name: 'Munson’s Pickles and Preserves', domain: 'munsonspickles', category: 'Small Business', city: 'Cork', contact: 'Aoife Byrne', stands: 'none' },
  { name: 'School of Fine Art', domain: 'fineartschool', category: 'Education', city: 'Florence', contact: 'Giulia Ricci', stands: 'none' },
  { name: 'Tailspin Toys', domain: 'tailspintoys', category: 'Small Business', city: 'Brno', contact: 'Petra Nováková', stands: 'none' },
  { name: 'Woodgrove Bank', domain: 'woodgrovebank', category: 'Enterprise', city: 'Frankfurt', contact: 'Jonas Weber', stands: 'none' },
  { name: 'Wide World Importers', domain: 'wideworldimporters', category: 'Enterprise', city: 'Rotterdam', contact: 'Lotte Bakker', stands: 'none' },
  { name: 'Parnell Aerospace', domain: 'parnellaerospace', category: 'Enterprise', city: 'Toulouse', contact: 'Paul Garnier', stands: 'none' },
  { name: 'Terra Firma Consulting', domain: 'terrafirma', category: 'Small Business', city: 'Cardiff', contact: 'Megan Price', stands: 'none' },
  { name: 'Olympia Advocates', domain: 'olympiaadvocates', category: 'Small Business', city: 'Athens', contact: 'Eleni Markou', stands: 'none' },
  { name: 'Resilient Rail', domain: 'resilientrail', category: 'Enterprise', city: 'Gdańsk', contact: 'Piotr Zieliński', stands: 'none' },
  { name: 'Fabrikam Residences', domain: 'fabrikamresidences', category: 'Small Business', city: 'Porto', contact: 'Inês Duarte', stands: 'joined' },
];

export const categories = ['Small Business', 'Enterprise', 'Education'] as const;
