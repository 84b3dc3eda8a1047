import { ConcurrencyError, OutcomeUnknownError, ServiceError } from '../../gateways/transport/service-error';
import { failure } from '../../request-lifecycle/testing/microsoft';
import type { EventSubject, TimelineEvent } from '../../timeline/event';
import type { AccountFacts, ContactFacts } from '../matching/evidence';
import type { CustomerRow, CustomerState } from '../model';
import { customerChanges, customerId } from '../rows';
import type { CustomersStore, RefreshedProvider } from '../store';

/** Ends a run as the end of its process would. */
export class Killed extends Error {}

/** What is done in this environment, one after the other, and what of it goes wrong. */
export type Fault = 'killed' | 'killed after' | 'lost' | 'lost after' | undefined;

/** Dataverse in memory, as far as customers need it. Rows are written whole or not at all, alternate key and ids are held. */
export class MemoryCustomers implements CustomersStore {
  readonly rows = new Map<string, CustomerRow>();
  readonly providersById = new Map<string, RefreshedProvider>();
  readonly events = new Map<string, TimelineEvent & { readonly subject: EventSubject }>();
  accounts: AccountFacts[] = [];
  contacts: ContactFacts[] = [];
  /** Every call that writes. */
  readonly writes: string[] = [];
  /** How often accounts were read from the beginning. */
  accountReads = 0;
  /** Asked before each write. */
  fault: (call: string) => Fault = () => undefined;
  /** Lets others do something before each call. */
  meanwhile: (call: string) => Promise<void> = async () => undefined;
  private version = 0;

  add(row: Partial<CustomerRow> & Pick<CustomerRow, 'id' | 'tenantId' | 'providerId'>): CustomerRow {
    const state: CustomerState = {
      name: row.tenantId, domain: null, source: 'manual', presence: 'present', vanishedOn: null,
      accountId: null, matchState: 'notSearched', matchedBy: null, suggestedAccountId: null, matchReason: null, candidates: null,
    };
    const whole: CustomerRow = { isActive: true, ...state, ...row, etag: this.nextEtag() };
    this.rows.set(whole.id, whole);
    return whole;
  }

  change(id: string, changes: Partial<CustomerRow>): void {
    const row = this.rows.get(id);
    if (row) this.rows.set(id, { ...row, ...changes, etag: this.nextEtag() });
  }

  /** All rows, without what differs from run to run. */
  picture(): readonly unknown[] {
    return [...this.rows.values()].map(({ etag: _etag, vanishedOn: _on, ...row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async providers() {
    await this.meanwhile('providers');
    return [...this.providersById.values()];
  }
  async *rowsOf(providerId: string) {
    await this.meanwhile('rowsOf');
    const own = [...this.rows.values()].filter((row) => row.providerId === providerId);
    for (let start = 0; start < own.length; start += 3) yield own.slice(start, start + 3);
  }
  async rowsOfTenants(providerId: string, tenantIds: readonly string[]) {
    await this.meanwhile('rowsOfTenants');
    return [...this.rows.values()].filter((row) => row.providerId === providerId && tenantIds.includes(row.tenantId));
  }
  async load(id: string) {
    await this.meanwhile('load');
    return this.rows.get(id);
  }
  async rowsElsewhere(providerId: string, tenantIds: readonly string[]) {
    return [...this.rows.values()]
      .filter((row) => row.providerId !== null && row.providerId !== providerId && row.isActive && tenantIds.includes(row.tenantId))
      .map((row) => ({ tenantId: row.tenantId, providerId: row.providerId ?? '', providerName: this.providersById.get(row.providerId ?? '')?.name ?? '', accountId: row.accountId, presence: row.presence }));
  }
  async *activeAccounts() {
    this.accountReads += 1;
    yield this.accounts;
  }
  async *activeContacts() {
    yield this.contacts;
  }

  create(providerId: string, customers: Parameters<CustomersStore['create']>[1]) {
    return this.write('create', () => {
      const made = customers.map(({ tenantId, state, isIdTaken }) => ({ ...state, id: customerId(providerId, isIdTaken ? `${tenantId} again` : tenantId), tenantId, providerId, isActive: true }));
      const isThere = ({ id, tenantId }: { id: string; tenantId: string }) => this.rows.has(id) || [...this.rows.values()].some((row) => row.providerId === providerId && row.tenantId === tenantId);
      if (made.some(isThere)) throw new ConcurrencyError(failure(412, { service: 'dataverse', code: '0x80060892' }));
      for (const row of made) this.rows.set(row.id, { ...row, etag: this.nextEtag() });
    });
  }
  update(updates: Parameters<CustomersStore['update']>[0]) {
    return this.write('update', () => {
      for (const { row } of updates) {
        const now = this.rows.get(row.id);
        if (!now) throw new ServiceError(failure(404, { service: 'dataverse' }));
        if (now.etag !== row.etag) throw new ConcurrencyError(failure(412, { service: 'dataverse' }));
      }
      for (const { row, wanted, event } of updates) {
        if (!customerChanges(row, wanted)) throw new Error('An update that changes nothing.');
        const { id, tenantId, providerId, isActive } = row;
        this.rows.set(id, { ...wanted, id, tenantId, providerId, isActive, etag: this.nextEtag() });
        if (event) this.events.set(`${id} ${event.key}`, { ...event, subject: { table: 'gdap_provideraccount', id } });
      }
    });
  }
  saveNews(providerId: string, { state, message, refreshedOn }: Parameters<CustomersStore['saveNews']>[1]) {
    return this.write('news', () => this.changeProvider(providerId, { refreshState: state, refreshMessage: message, ...(refreshedOn === undefined ? {} : { refreshedOn }) }));
  }
  saveMemory(providerId: string, memory: RefreshedProvider['memory']) {
    return this.write('memory', () => this.changeProvider(providerId, { memory }));
  }
  saveEvent(subject: EventSubject, event: TimelineEvent) {
    return this.write('event', () => void this.events.set(`${subject.id} ${event.key}`, { ...event, subject }));
  }

  changeProvider(id: string, changes: Partial<RefreshedProvider>): void {
    const provider = this.providersById.get(id);
    if (provider) this.providersById.set(id, { ...provider, ...changes });
  }

  private async write(call: string, work: () => void): Promise<void> {
    await this.meanwhile(call);
    const fault = this.fault(call);
    if (fault === 'killed') throw new Killed();
    if (fault === 'lost') throw new OutcomeUnknownError(failure(0, { service: 'dataverse', code: 'timeout' }));
    work();
    this.writes.push(call);
    if (fault === 'killed after') throw new Killed();
    if (fault === 'lost after') throw new OutcomeUnknownError(failure(0, { service: 'dataverse', code: 'timeout' }));
  }

  private nextEtag(): string {
    return `W/"${(this.version += 1)}"`;
  }
}
