/** What must not compile in forms, views and charts: each `@ts-expect-error` fails `npm run typecheck` when the line below compiles after all. */
import { extendTable, defineTable, lookup, text } from '.';
import { all, defineCharts, defineForms, defineViews, grid, readOnly, via } from './presentation';

const project = defineTable({
  schemaName: 'acm_Project',
  entitySetName: 'acm_projects',
  displayName: 'Project',
  pluralName: 'Projects',
  description: 'A project.',
  ownership: 'user',
  primaryName: 'acm_Name',
  columns: { acm_Name: text({ displayName: 'Name', description: '', maxLength: 100 }) },
});
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
    acm_ProjectId: lookup({ displayName: 'Project', description: '', to: 'acm_project', relationship: 'acm_project_tickets', onDelete: 'removeLink' }),
  },
});
const account = extendTable({
  schemaName: 'Account', entitySetName: 'accounts', displayName: 'Account', pluralName: 'Accounts', columns: {},
  standardColumns: { telephone1: { displayName: 'Main Phone', kind: 'text' } },
});
const tab = { key: 'general', label: 'General' } as const;

export const ticketViews = defineViews(ticket, {
  active: {
    type: 'public', name: 'Active Tickets',
    columns: ['acm_Title', 'statuscode', via('acm_ProjectId', project, 'acm_Name')],
    filter: all(['statecode', 'eq', 0], ['acm_Title', 'not-null']),
  },
});
export const sound = [
  defineForms(project, { main: { type: 'main', name: 'Project', tabs: [{ ...tab, sections: [{ key: 'a', cells: ['acm_Name', readOnly('createdon'), grid(ticketViews, 'acm_ProjectId', 'active', 'Tickets')] }] }] } }),
  defineForms(account, { main: { type: 'main', name: 'Account', tabs: [{ ...tab, sections: [{ key: 'a', cells: ['telephone1'] }] }] } }),
];

export const unsound = [
  // @ts-expect-error a column that the table does not have
  defineViews(ticket, { active: { type: 'public', name: 'A', columns: ['acm_Titel'] } }),
  // @ts-expect-error a column that the joined table does not have
  defineViews(ticket, { active: { type: 'public', name: 'A', columns: [via('acm_ProjectId', project, 'acm_Nam')] } }),
  // @ts-expect-error a filter over a column that the table does not have
  defineViews(ticket, { active: { type: 'public', name: 'A', columns: ['acm_Title'], filter: all(['acm_Titel', 'null']) } }),
  // @ts-expect-error an operator that does not exist
  defineViews(ticket, { active: { type: 'public', name: 'A', columns: ['acm_Title'], filter: all(['acm_Title', 'resembles', 'x']) } }),
  // @ts-expect-error a field of another table
  defineForms(project, { main: { type: 'main', name: 'A', tabs: [{ ...tab, sections: [{ key: 'a', cells: ['acm_Title'] }] }] } }),
  // @ts-expect-error a column of Microsoft's that is not declared
  defineForms(account, { main: { type: 'main', name: 'A', tabs: [{ ...tab, sections: [{ key: 'a', cells: ['telephone2'] }] }] } }),
  // @ts-expect-error a list over a column that is no lookup
  grid(ticketViews, 'acm_Title', 'active', 'Tickets'),
  // @ts-expect-error a list in a view that is not there
  grid(ticketViews, 'acm_ProjectId', 'mine', 'Tickets'),
  // @ts-expect-error a chart over a column that the table does not have
  defineCharts(ticket, { a: { name: 'A', description: '', type: 'bar', groupBy: 'acm_Titel' } }),
];
