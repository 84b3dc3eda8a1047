import type { RefreshState } from '@gdap-manager/entities';
import type { ProviderFacts } from '../provider/facts';
import type { EventSubject, TimelineEvent } from '../timeline/event';
import type { AccountFacts, ContactFacts } from './matching/evidence';
import type { RefreshMemory } from './memory';
import type { CustomerRow, CustomerState, RowElsewhere } from './model';

/** A provider whose customers are read. Moments are milliseconds since 1970, whole seconds. */
export interface RefreshedProvider extends ProviderFacts {
  /** Customers of a deactivated provider are not read, and stay as they are. */
  readonly isActive: boolean;
  readonly createdOn: number;
  /** Sign-in name of the partner's administrator. */
  readonly connectedBy: string | null;
  readonly refreshRequestedOn: number | null;
  readonly refreshedOn: number | null;
  readonly refreshState: keyof typeof RefreshState;
  readonly refreshMessage: string | null;
  readonly memory: RefreshMemory;
}

/** What people see of a refresh. */
export interface RefreshNews {
  readonly state: RefreshedProvider['refreshState'];
  readonly message: string;
  /** Only where it came to its end. */
  readonly refreshedOn?: number;
}

export interface NewCustomer {
  readonly tenantId: string;
  /** The id that the tenant would have is another row's: somebody has given that row another tenant or provider. */
  readonly isIdTaken?: boolean;
  readonly state: CustomerState;
}

/** A change of a row as it was read, and what its timeline tells of it. */
export interface CustomerUpdate {
  readonly row: CustomerRow;
  readonly wanted: CustomerState;
  readonly event?: TimelineEvent;
}

/** What is read and written in Dataverse. Lists come a page at a time. Every method throws ServiceError of service `dataverse`. */
export interface CustomersStore {
  providers(): Promise<readonly RefreshedProvider[]>;
  /** All customers of a provider, deactivated ones too. */
  rowsOf(providerId: string): AsyncIterable<readonly CustomerRow[]>;
  rowsOfTenants(providerId: string, tenantIds: readonly string[]): Promise<readonly CustomerRow[]>;
  load(id: string): Promise<CustomerRow | undefined>;
  /** Active rows that other providers have of these tenants. */
  rowsElsewhere(providerId: string, tenantIds: readonly string[]): Promise<readonly RowElsewhere[]>;
  activeAccounts(): AsyncIterable<readonly AccountFacts[]>;
  /** Those of accounts that have an e-mail address. */
  activeContacts(): AsyncIterable<readonly ContactFacts[]>;
  /** All of them, or none. @throws as `createTogether`: where one of them exists, ConcurrencyError */
  create(providerId: string, customers: readonly NewCustomer[]): Promise<void>;
  /** All of them, or none. @throws ConcurrencyError where one was changed meanwhile, ServiceError 404 where one is gone, OutcomeUnknownError */
  update(updates: readonly CustomerUpdate[], now: number): Promise<void>;
  saveNews(providerId: string, news: RefreshNews): Promise<void>;
  saveMemory(providerId: string, memory: RefreshMemory): Promise<void>;
  saveEvent(subject: EventSubject, event: TimelineEvent, now: number): Promise<void>;
}
