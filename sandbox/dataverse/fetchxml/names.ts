import type { AttributeMetadata } from '../metadata/types';
import { quoted } from '../storage/database';
import { type CompileContext, pointsTo, type Source } from '../query/source';

/** English, as for formatted values. */
const ENGLISH = 1033;

/** SQL of the text that people see of a lookup or a choice: the name of the row, the label of the option. */
export function shownText(context: CompileContext, source: Source, attribute: AttributeMetadata): string {
  return attribute.targets ? nameBehind(context, source, attribute) : labelOf(context, source, attribute);
}

/** In a query of its own, for the row behind a lookup is needed for its name alone. */
function nameBehind(context: CompileContext, source: Source, { logicalName }: AttributeMetadata): string {
  const names = source.table.relationshipsOfLookup(logicalName).flatMap((relationship) => {
    const target = context.catalog.table(relationship.referencedEntity);
    if (!target?.primaryNameAttribute) return [];
    const alias = context.alias();
    const key = `${alias}.${quoted(relationship.referencedAttribute)} = ${source.column(logicalName)}${pointsTo(source, relationship)}`;
    return [`(SELECT ${alias}.${quoted(target.primaryNameAttribute)} FROM ${quoted(target.logicalName)} ${alias} WHERE ${key})`];
  });
  if (names.length === 0) return 'NULL';
  return `(${names.length === 1 ? names[0] : `COALESCE(${names.join(', ')})`} COLLATE NOCASE)`;
}

function labelOf({ catalog, bind }: CompileContext, source: Source, { logicalName, optionSetName }: AttributeMetadata): string {
  const options = catalog.optionSet(optionSetName ?? '')?.options ?? [];
  if (options.length === 0) return 'NULL';
  const cases = options.map(({ value, label }) => `WHEN ${bind(value)} THEN ${bind(label[ENGLISH] ?? String(value))}`);
  return `(CASE ${source.column(logicalName)} ${cases.join(' ')} END COLLATE NOCASE)`;
}
