import { tables, type Table } from '@gdap-manager/entities';
import { presentationOf, type Form } from '@gdap-manager/entities/presentation';
import { app, type AppArea } from './app';
import { code, markdownTable } from './markdown';
import { roles, type Access, type Role, type Verb } from './roles';

/** The page about the app and its security roles, made from the definitions alone: `docs/app.md` is this text. */
export const appMarkdown = (): string =>
  `${[
    '# The app',
    'Made from `entities/` and `solution/` by `npm run docs`; change the definitions, not this page.',
    app.description,
    markdownTable(
      ['Area', 'Lists'],
      app.areas.map(({ title, pages = [], tables: listed }: AppArea) => [title, [...pages.map((page) => page.title), ...listed.map(({ pluralName }) => pluralName)].join(', ')]),
    ),
    '## Security roles',
    'People need *Basic User* beside one of these: it lets them open an app at all, see forms and views, and work with the accounts that they own. The application user of the handlers needs *GDAP Service* alone.',
    markdownTable(['Role', 'What it is for'], roles.map(({ name, description }) => [name, description])),
    'What each role may do: **c**reate, **r**ead, **w**rite, **d**elete, **a**ppend, append **t**o, assi**g**n, **s**hare. Rows of everybody, but where a letter stands in brackets: one\'s own rows.',
    markdownTable(
      ['Table', ...roles.map(({ name }) => name)],
      [
        ...tables.filter(({ extension }) => !extension).map((table) => [table.displayName, ...roles.map((role) => letters(accessTo(role, table)))]),
        ...standardTables.map(([noun, displayName]) => [`${displayName} (Microsoft's)`, ...roles.map((role) => letters(role.standardTables[noun] ?? {}))]),
      ],
    ),
    '## Forms and views',
    ...tables.map(tableSection),
  ].join('\n\n')}\n`;

/** By the names that their privileges have. */
const standardTables = [
  ['Account', 'Account'], ['Contact', 'Contact'], ['User', 'User'],
  ['EnvironmentVariableDefinition', 'Environment Variable Definition'], ['EnvironmentVariableValue', 'Environment Variable Value'],
] as const;

const LETTERS: Readonly<Record<Verb, string>> = { Create: 'c', Read: 'r', Write: 'w', Delete: 'd', Append: 'a', AppendTo: 't', Assign: 'g', Share: 's' };

const accessTo = (role: Role, { logicalName }: Table): Access => (role.tables as Readonly<Record<string, Access>>)[logicalName] ?? {};

/** In the order of the letters, whatever the order of the definition. */
const letters = (access: Access): string =>
  (Object.keys(LETTERS) as Verb[]).flatMap((verb) => (access[verb] ? [access[verb] === 'Global' ? LETTERS[verb] : `(${LETTERS[verb]})`] : [])).join(' ') || '–';

function tableSection(table: Table): string {
  const { forms, views, charts } = presentationOf(table);
  const named = [
    ...Object.values(forms).map((form) => [formKind(form), form.name, form.description ?? '']),
    ...Object.values(views).filter(({ type }) => type === 'public').map(({ name, description, isDefault }) => [isDefault ? 'View, opens first' : 'View', name, description ?? '']),
    ...Object.values(charts).map(({ name, description }) => ['Chart', name, description]),
  ];
  return [`### ${table.pluralName} (${code(table.logicalName)})`, ...(table.extension ? [accounts] : []), markdownTable(['What', 'Name', 'What it shows'], named)].join('\n\n');
}

const formKind = ({ type }: Form): string => (type === 'main' ? 'Form' : 'Quick create form');

const accounts = "A managed solution adds the tab *GDAP* to Microsoft's own form *Account*. An unmanaged one brings a form of its own instead, for it could only replace Microsoft's.";
