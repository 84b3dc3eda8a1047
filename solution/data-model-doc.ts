import { globalChoices, logicalName, StateCode, tables, type ChoiceColumn, type Column, type Options, type Table } from '@gdap-manager/entities';
import { code, markdownTable } from './markdown';

/** The page about the data model, made from the definitions alone: `docs/data-model.md` is this text. */
export const dataModelMarkdown = (): string =>
  `${[
    '# The data model',
    'Made from `entities/` by `npm run docs`; change the definitions, not this page.',
    ...tables.map(tableSection),
    '## Shared choices',
    ...globalChoices.map(
      (choice) =>
        `### ${choice.displayName} (\`${logicalName(choice.schemaName)}\`)\n\n${choice.description}\n\n${optionTable(choice.options)}`,
    ),
  ].join('\n\n')}\n`;

function tableSection(table: Table): string {
  return [
    `## ${table.displayName} (${code(table.logicalName)})`,
    table.extension
      ? `Microsoft's table; what follows is added to it.`
      : `${table.description} Rows belong to ${table.ownership === 'user' ? 'users and teams' : 'the organisation'}; entity set ${code(table.entitySetName)}.${table.activities ? ' E-mails and other activities can be about them.' : ''}`,
    markdownTable(
      ['Column', 'Name', 'Kind', 'Required', 'What it holds'],
      Object.entries(table.columns).map(([name, column]) => [
        column.displayName,
        code(logicalName(name)),
        kindOf(column),
        column.required ?? '',
        column.description,
      ]),
    ),
    ...keySection(table),
    ...relationshipSection(table),
    ...choiceSections(table),
    ...statusSection(table),
  ].join('\n\n');
}

function kindOf(column: Column): string {
  switch (column.kind) {
    case 'text':
      return `text${column.format && column.format !== 'text' ? ` (${column.format})` : ''}, ${column.maxLength}`;
    case 'memo':
      return `memo, ${column.maxLength}`;
    case 'autonumber':
      return `running number ${code(column.pattern)}`;
    case 'wholeNumber':
      return column.min === -2147483648 && column.max === 2147483647 ? 'whole number' : `whole number, ${column.min} to ${column.max}`;
    case 'decimal':
      return `decimal, ${column.min} to ${column.max}, ${column.precision} digits`;
    case 'date':
      return 'date';
    case 'dateTime':
      return column.behavior === 'userLocal' ? 'date and time' : 'date and time, as stored';
    case 'yesNo':
      return `yes or no, default ${column.default ? 'yes' : 'no'}`;
    case 'choice':
      return choiceKind(column);
    case 'lookup':
      return `lookup to ${code(column.to)}`;
  }
}

function choiceKind(column: ChoiceColumn): string {
  const kind = column.global ? `shared choice ${code(logicalName(column.global.schemaName))}` : 'choice';
  return column.default === undefined ? kind : `${kind}, default ${column.options[column.default]!.label}`;
}

const keySection = (table: Table): string[] => {
  const keys = Object.entries(table.keys);
  return keys.length === 0
    ? []
    : [
        `Alternate keys: ${keys.map(([name, columns]) => `${code(name)} (${columns.map((column) => code(logicalName(column))).join(', ')})`).join('; ')}.`,
      ];
};

const onDelete = {
  cascade: 'deletes these rows too',
  removeLink: 'empties the lookup',
  restrict: 'is refused while such rows exist',
} as const;

function relationshipSection(table: Table): string[] {
  const rows = Object.entries(table.columns).flatMap(([name, column]) =>
    column.kind === 'lookup' ? [[code(column.relationship), code(logicalName(name)), code(column.to), onDelete[column.onDelete]]] : [],
  );
  return rows.length === 0 ? [] : [markdownTable(['Relationship', 'From', 'To', 'Deleting the other side'], rows)];
}

const choiceSections = (table: Table): string[] =>
  Object.entries(table.columns).flatMap(([name, column]) =>
    column.kind === 'choice' && !column.global ? [`Options of ${code(logicalName(name))}:`, optionTable(column.options)] : [],
  );

const optionTable = (options: Options): string =>
  markdownTable(
    ['Value', 'Option'],
    Object.values(options).map(({ value, label }) => [String(value), label]),
  );

/** Tables whose rows are just active or inactive need no words about it. */
function statusSection(table: Table): string[] {
  const reasons = Object.values(table.status);
  if (table.extension || !reasons.some((reason) => reason.to)) return [];
  const label = (name: string) => table.status[name]!.label;
  return [
    'Status reasons, and the moves that Dataverse allows between them:',
    markdownTable(
      ['Status reason', 'Value', 'State', 'Meaning', 'May become'],
      reasons.map((reason) => [
        reason.label,
        String(reason.value),
        `${reason.state} (${StateCode[reason.state]})`,
        reason.description ?? '',
        reason.to ? reason.to.map(label).join(', ') : 'any',
      ]),
    ),
  ];
}
