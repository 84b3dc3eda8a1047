import { account, gdapProviderAccount } from '@gdap-manager/entities';
import type { Command } from './command';

const table = gdapProviderAccount.logicalName;
const write = { table, type: 'Write' } as const;

/** What makes a tenant an account's: the suggestion, another account, a new one, or none. */
export const matchTenants: readonly Command[] = [
  {
    name: 'ConfirmMatch',
    table,
    sequence: 20,
    label: { 1033: 'Confirm Match', 1031: 'Zuordnung bestätigen' },
    tooltip: {
      1033: 'Make the tenant the suggested account’s.',
      1031: 'Den Mandanten der vorgeschlagenen Firma zuordnen.',
    },
    icon: 'Accept',
    needs: [write, { table, type: 'Append' }, { table: account.logicalName, type: 'AppendTo' }],
    places: {
      form: { function: 'confirmMatchForm', enabledBy: 'canConfirmMatch' },
      list: { function: 'confirmMatchList', selection: { minimum: 1 } },
      subgrid: { function: 'confirmMatchList', selection: { minimum: 1 } },
    },
  },
  {
    name: 'Match',
    table,
    sequence: 21,
    label: { 1033: 'Match…', 1031: 'Zuordnen…' },
    tooltip: {
      1033: 'Choose accounts for the selected tenants, or for all that need matching.',
      1031: 'Firmen für die ausgewählten Mandanten wählen, oder für alle, die noch zuzuordnen sind.',
    },
    icon: 'BranchMerge',
    needs: [write, { table, type: 'Append' }, { table: account.logicalName, type: 'AppendTo' }],
    places: {
      form: { function: 'matchForm', enabledBy: 'canMatch' },
      list: { function: 'matchList' },
      subgrid: { function: 'matchList', selection: { minimum: 1 } },
    },
  },
  {
    name: 'NewAccount',
    table,
    sequence: 22,
    label: { 1033: 'New Account from Tenant', 1031: 'Neue Firma aus Mandant' },
    tooltip: {
      1033: 'Create an account with the tenant’s name and website, and match the tenant with it.',
      1031: 'Eine Firma mit Namen und Website des Mandanten erstellen und ihn ihr zuordnen.',
    },
    icon: 'AddFriend',
    needs: [write, { table, type: 'Append' }, { table: account.logicalName, type: 'Create' }, { table: account.logicalName, type: 'AppendTo' }],
    places: {
      form: { function: 'newAccountForm', enabledBy: 'canMakeAccount' },
      list: { function: 'newAccountList', selection: { minimum: 1 } },
      subgrid: { function: 'newAccountList', selection: { minimum: 1 } },
    },
  },
  {
    name: 'NotACustomer',
    table,
    sequence: 23,
    label: { 1033: 'Not a Customer', 1031: 'Kein Kunde' },
    tooltip: {
      1033: 'Say that the tenant is not a customer: nobody is asked about it again.',
      1031: 'Sagen, dass der Mandant kein Kunde ist: Nach ihm wird nicht mehr gefragt.',
    },
    icon: 'BlockContact',
    needs: [write],
    places: {
      form: { function: 'ignoreForm', enabledBy: 'canIgnore' },
      list: { function: 'ignoreList', selection: { minimum: 1 } },
      subgrid: { function: 'ignoreList', selection: { minimum: 1 } },
    },
  },
  {
    name: 'IsACustomer',
    table,
    sequence: 24,
    label: { 1033: 'Is a Customer', 1031: 'Ist ein Kunde' },
    tooltip: {
      1033: 'Say that the tenant may be a customer after all: its account is searched again.',
      1031: 'Sagen, dass der Mandant doch ein Kunde sein kann: Seine Firma wird wieder gesucht.',
    },
    icon: 'Contact',
    needs: [write],
    places: {
      form: { function: 'heedForm', enabledBy: 'canHeed' },
      list: { function: 'heedList', selection: { minimum: 1 } },
      subgrid: { function: 'heedList', selection: { minimum: 1 } },
    },
  },
];
