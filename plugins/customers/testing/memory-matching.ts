import type { MatchingStore } from '../matching-store';
import type { MemoryCustomers } from './memory-customers';

/** Finds everything that may be asked for, and as the contract allows much besides. */
export const createMemoryMatching = (store: MemoryCustomers): MatchingStore => ({
  accounts: async (ids) => store.accounts.filter(({ id }) => ids.includes(id)),
  accountsLike: async () => store.accounts,
  contactsAt: async () => store.contacts,
  contactsOf: async (accountId) => store.contacts.filter((contact) => contact.accountId === accountId),
  accountOfContact: async () => undefined,
  unmatchedLike: async (_traits, { providerId }) =>
    [...store.rows.values()].filter((row) => row.isActive && row.presence === 'present' && row.accountId === null && row.matchState !== 'ignored' && (providerId === undefined || row.providerId === providerId)),
  customersOf: async (accountId, providerId) =>
    [...store.rows.values()].filter((row) => row.isActive && row.presence === 'present' && row.accountId === accountId && row.providerId === providerId).map(({ tenantId }) => ({ tenantId, accountId })),
});
