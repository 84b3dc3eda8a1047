import { meaningOf, said } from '../failures';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { ListName } from './reading';

const count = (number: number): string => number.toLocaleString('en-GB');
const customers = (number: number): string => `${count(number)} ${number === 1 ? 'customer' : 'customers'}`;
const clock = (moment: number): string => `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const listNames: Readonly<Record<ListName, string>> = {
  partnerCenter: "Partner Center's customers",
  contracts: "Microsoft Graph's contracts",
  delegatedAdminCustomers: "Microsoft Graph's customers with delegated administration",
  relationships: "Microsoft Graph's GDAP relationships",
};

/** What the application needs for a list. */
const rights: Readonly<Record<ListName, string>> = {
  partnerCenter: 'that the application is registered in Partner Center',
  contracts: 'its consent to Directory.Read.All',
  delegatedAdminCustomers: 'its consent to DelegatedAdminRelationship.ReadWrite.All',
  relationships: 'its consent to DelegatedAdminRelationship.ReadWrite.All',
};

/** What came of a refresh. */
export interface Counts {
  readonly named: number;
  readonly created: number;
  readonly changed: number;
  readonly vanished: number;
  readonly matched: number;
  readonly unmatched: number;
  readonly unreadable: number;
  /** Rows that could not be written. */
  readonly left: number;
}

/** Every sentence of the refresh that people read: what happened, who must act, what to do. */
export const messages = {
  reading: (named: number) => `${customers(named)} read so far.`,
  writing: (named: number, done: number, all: number) => `${customers(named)} read. ${count(done)} of ${count(all)} rows written.`,
  done({ named, created, changed, vanished, matched, unmatched, unreadable, left }: Counts): string {
    const news = [created ? `${count(created)} new` : '', changed ? `${count(changed)} changed` : '', vanished ? `${count(vanished)} not there any more` : ''].filter(Boolean);
    return [
      `${customers(named)}${news.length > 0 ? `: ${news.join(', ')}` : ', nothing new'}.`,
      `${count(matched)} ${matched === 1 ? 'belongs' : 'belong'} to an account${unmatched ? `, ${count(unmatched)} ${unmatched === 1 ? 'needs' : 'need'} matching` : ''}.`,
      ...(unreadable ? [`${count(unreadable)} ${unreadable === 1 ? 'entry has' : 'entries have'} no tenant id and could not be kept.`] : []),
      ...(left ? [`${count(left)} ${left === 1 ? 'row' : 'rows'} could not be written: somebody was changing them, or Dataverse refused. The next refresh tries again.`] : []),
    ].join(' ');
  },
  doubted: (before: number, gone: number) =>
    [
      before === 1 ? 'Microsoft does not name the one customer that was there.' : `${gone === before ? 'Microsoft names none' : `Microsoft does not name ${count(gone)}`} of the ${customers(before)} that were there.`,
      'That can be a right that the application has lost, so none of them was marked. Check the connection of the provider.',
      'If they are really gone, choose Refresh once more: then they are marked.',
    ].join(' '),
  failed(list: ListName, failure: ServiceFailure, named: number, nextTryOn: number): string {
    const act = meaningOf(failure) === 'connection' ? (failure.service === 'entra' ? 'Check the connection of the provider: the sign-in failed.' : `Check ${rights[list]}.`) : 'Nobody has to do anything.';
    const kept = `${listNames[list]} could not be read to the end. ${customers(named)} were read and are kept; none was marked as gone.`;
    return `${kept} ${act} It is tried again by itself at ${clock(nextTryOn)}. ${said(failure)}`;
  },
  notConnected: () => 'The provider is not connected: enter partner tenant id and client id, and connect it. Then choose Refresh.',
  inactive: () => 'The customers were not read to the end: the provider was deactivated meanwhile. Activate it to have them read.',
  keptElsewhere: (provider: string) =>
    `The provider ${provider} stands for the same partner tenant, and its customers are kept there. Customers never belong to two of them. Deactivate the one that is not needed. If this one is an indirect provider, enter its type and tenant id.`,
  gaveUp: () => 'The customers could not be brought into Dataverse several times in a row. Nothing is lost: it is tried again by itself. Tell your administrator: the log of the host says why.',
} as const;

/** Entries of the timeline. */
export const happened = {
  refreshed: (counts: Counts) => ['Customers read', messages.done(counts)],
  doubted: (before: number, gone: number) => ['Customers missing at Microsoft', messages.doubted(before, gone)],
  failed: (message: string) => ['Customers not read', message],
  vanished: (provider: string, nowAt: string | undefined) => [
    'Not at the provider any more',
    `${provider} does not name this tenant as its customer any more. ${nowAt ? `It is now at ${nowAt}. ` : ''}Nothing was deleted. End its requests where they are not needed, or ask the customer.`,
  ],
  back: (provider: string) => ['At the provider again', `${provider} names this tenant as its customer again.`],
} as const;
