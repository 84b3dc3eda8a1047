import { gdapProvider } from '@gdap-manager/entities';
import type { Command } from './command';

const table = gdapProvider.logicalName;
const needs = [{ table, type: 'Write' }] as const;

/** What staff want of a provider: connect it, have the connection checked, have its customers read anew. */
export const providers: readonly Command[] = [
  {
    name: 'Connect',
    table,
    sequence: 20,
    label: { 1033: 'Connect…', 1031: 'Verbinden…' },
    tooltip: {
      1033: 'Sign in as the partner’s administrator, give consent, and see each check of the connection.',
      1031: 'Als Administrator des Partners anmelden, zustimmen und jede Prüfung der Verbindung sehen.',
    },
    icon: 'PlugConnected',
    needs,
    places: { form: { function: 'connectForm', enabledBy: 'isSaved' }, list: { function: 'connectList', selection: { minimum: 1, maximum: 1 } } },
  },
  {
    name: 'CheckConnection',
    table,
    sequence: 21,
    label: { 1033: 'Check Connection', 1031: 'Verbindung prüfen' },
    tooltip: {
      1033: 'Have the handlers check now whether they can work with this provider.',
      1031: 'Die Handler jetzt prüfen lassen, ob sie mit diesem Anbieter arbeiten können.',
    },
    icon: 'Sync',
    needs,
    places: { form: { function: 'checkConnectionForm', enabledBy: 'isSaved' }, list: { function: 'checkConnectionList', selection: { minimum: 1 } } },
  },
  {
    name: 'RefreshCustomers',
    table,
    sequence: 22,
    label: { 1033: 'Refresh Customers', 1031: 'Kunden aktualisieren' },
    tooltip: {
      1033: 'Read customers, groups and roles from Microsoft now, instead of when it is due.',
      1031: 'Kunden, Gruppen und Rollen jetzt von Microsoft lesen, statt erst wenn es fällig ist.',
    },
    icon: 'PeopleRepeat',
    needs,
    places: { form: { function: 'refreshCustomersForm', enabledBy: 'isSaved' }, list: { function: 'refreshCustomersList', selection: { minimum: 1 } } },
  },
];
