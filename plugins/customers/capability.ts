import { randomUUID } from 'node:crypto';
import { account, contact, gdapProvider, gdapProviderAccount } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { isConnected } from '../provider/facts';
import type { Work } from '../work';
import { createDataverseMatching } from './dataverse-matching';
import { createDataverseCustomers } from './dataverse-store';
import { dueRefresh, type LastRefresh } from './due';
import { customersConcerned } from './look-at-account';
import { lookAtCustomer } from './look-at-customer';
import type { MatchingStore } from './matching-store';
import { messages } from './messages';
import { refresh } from './refresh';
import type { CustomersStore, RefreshedProvider } from './store';

const { automaticRequests, customers: name } = capabilityNames;

/** Where it keeps what it knows; from the context unless a test brings others. */
export interface CustomersStores {
  readonly store: CustomersStore;
  readonly matching: MatchingStore;
}

const storesOf = ({ dataverse }: CapabilityContext): CustomersStores => ({ store: createDataverseCustomers(dataverse), matching: createDataverseMatching(dataverse) });

/** Keeps each provider's customers as Microsoft has them, and finds the accounts that they belong to. */
export function createCustomers(context: CapabilityContext, stores: CustomersStores = storesOf(context)): Capability {
  const { gateways, policy, now, enqueue, log } = context;
  const { store, matching } = stores;
  const last = new Map<string, LastRefresh>();
  const announced = new Set<string>();
  const inWork = new Set<string>();

  async function lookAtProvider({ id, insist = false }: Work): Promise<string> {
    inWork.add(id);
    try {
      const before = last.get(id);
      // The provider works again: what failed does not wait for its time.
      if (insist && before) last.set(id, { ...before, nextTryOn: undefined });
      const providers = await store.providers();
      const provider = providers.find((one) => one.id === id);
      if (!provider) return 'gone';
      const why = dueRefresh(provider, last.get(id), await now(), policy);
      return why ? await refreshNow(provider, providers, why === 'asked') : 'unchanged';
    } finally {
      inWork.delete(id);
      announced.delete(id);
    }
  }

  async function refreshNow(provider: RefreshedProvider, providers: readonly RefreshedProvider[], isAsked: boolean): Promise<string> {
    const { id, refreshRequestedOn: triedFor } = provider;
    if (!provider.isActive) {
      await store.saveNews(id, { state: 'failed', message: messages.inactive() });
      return 'inactive';
    }
    if (!isConnected(provider)) {
      await store.saveNews(id, { state: 'failed', message: messages.notConnected(), refreshedOn: Math.max(await now(), triedFor ?? 0) });
      return 'not connected';
    }
    const before = last.get(id);
    last.set(id, { doneOn: before?.doneOn, failures: before?.failures ?? 0, nextTryOn: before?.nextTryOn, triedFor });
    const outcome = await refresh({ provider, providers, isAsked, failures: before?.failures ?? 0 }, {
      store, policy, now,
      gateways: {
        partnerCenter: () => gateways.partnerCenterOf(provider),
        directory: () => gateways.directoryOf(provider),
        relationshipPages: async () => (await gateways.of(provider)).relationshipPages(),
      },
      onMatched: () => enqueue({ table: gdapProvider.logicalName, id, message: 'customers', correlationId: randomUUID(), capability: automaticRequests }),
    });
    if (outcome.kind === 'failed') {
      last.set(id, { doneOn: before?.doneOn, failures: (before?.failures ?? 0) + 1, nextTryOn: outcome.nextTryOn, triedFor });
      return `interrupted after ${outcome.counts.named}`;
    }
    last.set(id, { doneOn: await now(), failures: 0, nextTryOn: undefined, triedFor });
    if (outcome.kind === 'keptElsewhere') return 'kept at another provider';
    const { created, changed, vanished } = outcome.counts;
    return created + changed + vanished === 0 ? `${outcome.kind}, nothing written` : `${outcome.kind}: ${created} created, ${changed} changed, ${vanished} vanished`;
  }

  async function lookAtRow({ id, correlationId }: Work): Promise<string> {
    const result = await lookAtCustomer(id, { store, matching, policy, now });
    if (result === 'matched') await enqueue({ table: gdapProviderAccount.logicalName, id, message: 'matched', correlationId, capability: automaticRequests });
    return result;
  }

  async function lookAtAccount({ id, message, correlationId }: Work): Promise<string> {
    const customers = await customersConcerned(id, matching);
    for (const customer of customers) await enqueue({ table: gdapProviderAccount.logicalName, id: customer, message, correlationId, capability: name });
    return customers.length === 0 ? 'unchanged' : `handed on to ${customers.length}`;
  }

  async function lookAtContact({ id, ...work }: Work): Promise<string> {
    const accountId = await matching.accountOfContact(id);
    return accountId === undefined ? 'unchanged' : lookAtAccount({ ...work, id: accountId });
  }

  return {
    name,
    looks: {
      [gdapProvider.logicalName]: lookAtProvider,
      [gdapProviderAccount.logicalName]: lookAtRow,
      [account.logicalName]: lookAtAccount,
      [contact.logicalName]: lookAtContact,
    },
    ignoresOwnChangesOf: [gdapProviderAccount.logicalName],
    async sweep(time, deep) {
      if (deep) announced.clear();
      for (const provider of await store.providers()) {
        const { id } = provider;
        if (inWork.has(id) || announced.has(id) || !dueRefresh(provider, last.get(id), time, policy)) continue;
        announced.add(id);
        await enqueue({ table: gdapProvider.logicalName, id, message: 'due', correlationId: randomUUID(), capability: name });
      }
    },
    async reportPoison({ table, id }) {
      if (table !== gdapProvider.logicalName) return;
      log('error', 'customers given up', { provider: id });
      const before = last.get(id);
      const nextTryOn = (await now()) + policy.longestRetrySeconds * 1000;
      last.set(id, { doneOn: before?.doneOn, failures: (before?.failures ?? 0) + 1, nextTryOn, triedFor: before?.triedFor ?? null });
      await store.saveNews(id, { state: 'failed', message: messages.gaveUp() });
    },
  };
}
