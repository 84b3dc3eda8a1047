import type { CapabilityContext } from '../../capability';
import { defaultPolicy } from '../../policy';
import type { Work } from '../../work';
import { createInvitations } from '../capability';
import type { AccountFacts, ContactFacts, ProviderFacts, RequestFacts } from '../model';
import type { MemoryStore } from './memory-store';

/** Rows and a host for tests. */
export const day = 24 * 3600 * 1000;
export const now = Date.UTC(2026, 10, 22, 10);

export const provider = (more: Partial<ProviderFacts> = {}): ProviderFacts => ({
  id: 'p', name: 'Fabrikam', sends: 'all', reminderDays: '7, 21', language: 'english', sender: { id: 'olga', name: 'Olga', isActive: true }, ...more,
});
export const account = (id = 'a', more: Partial<AccountFacts> = {}): AccountFacts => ({
  id, name: 'Contoso', address: 'it@contoso.example', refusesMail: false, categoryId: null, primaryContact: null, ...more,
});
export const contact = (id: string, more: Partial<ContactFacts> = {}): ContactFacts => ({
  id, name: `Contact ${id}`, address: `${id}@contoso.example`, isActive: true, refusesMail: false, accountId: 'a', ...more,
});
export const request = (id: string, more: Partial<RequestFacts> = {}): RequestFacts => ({
  id, etag: 'W/"0"', name: `Request ${id}`, modifiedOn: now, status: 'approvalPending', link: `https://admin.example/${id}`, consent: 'notNeeded', isAdopted: false, isReplacement: false,
  approvalDueOn: now + 90 * day, accountId: more.account?.id ?? 'a', provider: provider(), state: 'notSent', message: null, wantedOn: null, firstInvitedOn: null, invitedOn: null, sent: 0,
  nextReminderOn: null, mailId: null, waitingOn: 'customer', durationDays: 365, autoRenew: false, roles: [{ name: 'Helpdesk Administrator' }], replacedEndsOn: null, hasError: false, account: account(), contact: null,
  ownerId: 'owner', ...more,
});

/** The capability over a store; what it announces comes to `announced`, what it tells timelines to `told`. */
export function hostOver(store: MemoryStore, announced: (work: Work) => void = () => undefined) {
  const told: { readonly gdap_name?: string; readonly gdap_message?: string }[] = [];
  const context = {
    dataverse: { upsert: async (_set: string, _key: string, row: object) => void told.push(row), retrieve: async () => undefined },
    policy: defaultPolicy, now: async () => store.now, enqueue: async (work: Work) => announced(work), log: () => undefined,
  } as unknown as CapabilityContext;
  return { capability: createInvitations(context, store), told };
}

export const work = (table: string, id: string, message = 'Update'): Work => ({ table, id, message, correlationId: `tracked ${id}` });
