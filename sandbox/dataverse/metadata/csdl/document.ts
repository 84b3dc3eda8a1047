import type { Catalog, Table } from '../catalog';
import { entityType, typeName } from './entity-type';
import { operationImports, operationTypes } from './operations';
import { element } from './xml-writer';

const documents = new WeakMap<Catalog, string>();

/** What `$metadata` answers: the whole model as CSDL 4.0. Made once for each state of the metadata. */
export function csdlDocument(catalog: Catalog): string {
  const known = documents.get(catalog);
  if (known) return known;
  const schema = element('Schema', { Namespace: 'Microsoft.Dynamics.CRM', Alias: 'mscrm', xmlns: 'http://docs.oasis-open.org/odata/ns/edm' }, [
    element('EntityType', { Name: 'crmbaseentity', Abstract: 'true' }),
    ...catalog.tables.map((table) => entityType(catalog, table)),
    ...operationTypes(),
    element('EntityContainer', { Name: 'System' }, [...catalog.tables.map((table) => entitySet(catalog, table)), ...operationImports()]),
  ]);
  const document = `<?xml version="1.0" encoding="utf-8"?>${element('edmx:Edmx', { Version: '4.0', 'xmlns:edmx': 'http://docs.oasis-open.org/odata/ns/edmx' }, [element('edmx:DataServices', {}, [schema])])}`;
  documents.set(catalog, document);
  return document;
}

function entitySet(catalog: Catalog, table: Table): string {
  const bindings = [
    ...[...table.manyToOne.values()].map((r) => [r.referencingEntityNavigationPropertyName, catalog.table(r.referencedEntity)] as const),
    ...[...table.oneToMany.values()].map((r) => [r.referencedEntityNavigationPropertyName, catalog.table(r.referencingEntity)] as const),
    ...[...table.manyToMany].map(([name, { target }]) => [name, catalog.table(target)] as const),
  ];
  return element('EntitySet', { Name: table.entitySetName, EntityType: `Microsoft.Dynamics.CRM.${typeName(table)}` },
    bindings.flatMap(([path, target]) => (target ? [element('NavigationPropertyBinding', { Path: path, Target: target.entitySetName })] : [])));
}
