import type { Table } from '../../dataverse/metadata/catalog';
import type { XmlElement } from '../../dataverse/solutions/xml';
import type { ManyToManyModel, TableModel } from '../app-model';
import { columnsOf } from './columns';
import { ribbonOf } from './commands/ribbon';
import { iconAddress, textOfLabel, type ModelContext } from './context';
import type { ImportedRows } from './imported';

const OWNERSHIP = { UserOwned: 'user', OrganizationOwned: 'organization', None: 'none' } as const;

/** A table in the short form: what lookups to it need. */
export function shortTable(context: ModelContext, imported: ImportedRows, table: Table): TableModel {
  const icon = iconAddress(imported.presentation(table.logicalName).icon);
  return {
    logicalName: table.logicalName,
    schemaName: table.schemaName,
    entitySetName: table.entitySetName,
    objectTypeCode: table.objectTypeCode,
    displayName: textOfLabel(context, table.displayName) || table.schemaName,
    pluralName: textOfLabel(context, table.displayCollectionName) || table.schemaName,
    description: textOfLabel(context, table.description),
    ownership: OWNERSHIP[table.ownershipType],
    primaryId: table.primaryIdAttribute,
    primaryName: table.primaryNameAttribute ?? table.primaryIdAttribute,
    hasQuickCreate: false,
    ...(icon && { icon }),
    columns: columnsOf(context, table),
    relationships: [],
    forms: [],
    views: imported.views(table),
    charts: [],
    commands: [],
    hiddenCommands: [],
  };
}

/** A table of the app, with everything of it that the app shows. */
export function fullTable(context: ModelContext, imported: ImportedRows, table: Table, ribbons: readonly XmlElement[]): TableModel {
  const forms = imported.forms(table);
  const { commands, hidden } = ribbonOf(context, table.logicalName, ribbons);
  return {
    ...shortTable(context, imported, table),
    hasQuickCreate: imported.presentation(table.logicalName).allowsQuickCreate && forms.some(({ type }) => type === 'quickCreate'),
    forms,
    charts: imported.charts(table),
    commands,
    hiddenCommands: hidden,
  };
}

/** The many-to-many relationships of a table with tables that the model holds. */
export const manyToManyOf = (table: Table, tables: ReadonlySet<string>): ManyToManyModel[] =>
  [...table.manyToMany].filter(([, { target }]) => tables.has(target)).map(([collectionProperty, { relationship, target, intersect, here, there }]) => ({
    schemaName: relationship.schemaName, table: target, intersect, here, there, collectionProperty,
  }));

/** The lists that point to a table, from tables that the model holds. */
export const relationshipsOf = (table: Table, tables: ReadonlySet<string>): TableModel['relationships'] =>
  [...table.oneToMany.values()].filter(({ referencingEntity }) => tables.has(referencingEntity)).map((relationship) => ({
    schemaName: relationship.schemaName,
    referencingTable: relationship.referencingEntity,
    referencingColumn: relationship.referencingAttribute,
    navigationProperty: relationship.referencingEntityNavigationPropertyName,
    collectionProperty: relationship.referencedEntityNavigationPropertyName,
  }));
