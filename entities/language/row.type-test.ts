/**
 * What must not compile, and what an inferred row looks like. `npm run typecheck` is this test: each
 * `@ts-expect-error` fails it when the line below compiles after all.
 */
import { choice, columnName, defineTable, lookup, optionValues, statusReasons, statusValues, text, wholeNumber, yesNo } from '.';
import type { ColumnOf, Row, RowChanges } from '.';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_T extends true>() => undefined;

const ticket = defineTable({
  schemaName: 'acm_Ticket',
  entitySetName: 'acm_tickets',
  displayName: 'Ticket',
  pluralName: 'Tickets',
  description: 'A ticket.',
  ownership: 'user',
  primaryName: 'acm_Title',
  columns: {
    acm_Title: text({ displayName: 'Title', description: '', maxLength: 100 }),
    acm_Effort: wholeNumber({ displayName: 'Effort', description: '', min: 0, max: 9 }),
    acm_IsUrgent: yesNo({ displayName: 'Urgent', description: '', default: false }),
    acm_Kind: choice({
      displayName: 'Kind',
      description: '',
      default: 'question',
      options: { question: { value: 1, label: 'Question' }, problem: { value: 2, label: 'Problem' } },
    }),
    acm_CustomerId: lookup({ displayName: 'Customer', description: '', to: 'account', relationship: 'acm_account_tickets', onDelete: 'removeLink' }),
  },
  status: statusReasons({
    open: { value: 1, label: 'Open', state: 'active', to: ['closed'] },
    closed: { value: 2, label: 'Closed', state: 'inactive', to: ['open'] },
  }),
  keys: { acm_ByTitle: ['acm_Title'] },
});

type Ticket = Row<typeof ticket>;
holds<Equal<Ticket['acm_ticketid'], string>>();
holds<Equal<Ticket['acm_title'], string | null>>();
holds<Equal<Ticket['acm_effort'], number | null>>();
holds<Equal<Ticket['acm_isurgent'], boolean | null>>();
holds<Equal<Ticket['acm_kind'], 1 | 2 | null>>();
holds<Equal<Ticket['_acm_customerid_value'], string | null>>();
holds<Equal<Ticket['statuscode'], 1 | 2>>();
holds<Equal<ReturnType<() => typeof ticket.logicalName>, 'acm_ticket'>>();

const changes: RowChanges<typeof ticket> = { acm_title: 'x', 'acm_CustomerId@odata.bind': '/accounts(1)', acm_kind: 2 };
const column: ColumnOf<typeof ticket> = '_acm_customerid_value';
const kind: 2 = optionValues(ticket.columns.acm_Kind).problem;
const status: 2 = statusValues(ticket).closed;
const name: 'acm_title' = columnName(ticket, 'acm_Title');

// @ts-expect-error a column that the table does not have
const unknownColumn: RowChanges<typeof ticket> = { acm_titel: 'x' };
// @ts-expect-error a lookup is written through its bind name
const lookupWritten: RowChanges<typeof ticket> = { acm_customerid: 'x' };
// @ts-expect-error a value that the choice does not have
const unknownOption: RowChanges<typeof ticket> = { acm_kind: 3 };
// @ts-expect-error text in a number
const wrongType: RowChanges<typeof ticket> = { acm_effort: '3' };
// @ts-expect-error a status that the table does not have
const unknownStatus: RowChanges<typeof ticket> = { statuscode: 3 };
// @ts-expect-error a column that cannot be selected
const unknownSelect: ColumnOf<typeof ticket> = 'acm_titel';
// @ts-expect-error an option that the choice does not have
export const unknownOptionName = optionValues(ticket.columns.acm_Kind).complaint;
// @ts-expect-error a status reason that the table does not have
export const unknownReason = statusValues(ticket).lost;
// @ts-expect-error a name that is no column
columnName(ticket, 'acm_Titel');
// @ts-expect-error a transition to a status that does not exist
statusReasons({ open: { value: 1, label: 'Open', state: 'active', to: ['lost'] } });
// @ts-expect-error a default that is no option
choice({ displayName: '', description: '', default: 'b', options: { a: { value: 1, label: 'A' } } });
defineTable({
  ...ticket,
  // @ts-expect-error a key over a column that does not exist
  keys: { acm_ByTitel: ['acm_Titel'] },
});
// @ts-expect-error a primary name that is no column
defineTable({ ...ticket, primaryName: 'acm_Titel' });

export const checked = [changes, column, kind, status, name, unknownColumn, lookupWritten, unknownOption, wrongType, unknownStatus, unknownSelect];
