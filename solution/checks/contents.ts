import type { Package } from './package';
import { child, children, textAt, type XmlElement } from './xml-tree';

/** A table as the package describes it. */
export interface PackageTable {
  readonly schemaName: string;
  readonly logicalName: string;
  /** Whether the publisher's prefix is on it; otherwise the package just adds columns. */
  readonly isOwn: boolean;
  readonly element: XmlElement;
  /** The inner `entity`, where there is one. */
  readonly info: XmlElement | undefined;
  /** By logical name. */
  readonly columns: ReadonlyMap<string, XmlElement>;
}

/** The publisher's prefix, without the underscore. */
export const prefixOf = ({ solution }: Package): string => textAt(solution, 'SolutionManifest/Publisher/CustomizationPrefix');

/** Whether a name has the publisher's prefix. */
export const isOwnName = (solution: Package, name: string): boolean => name.toLowerCase().startsWith(`${prefixOf(solution)}_`);

/** Elements of `customizations.xml` by their path. */
export const section = ({ customizations }: Package, path: string): XmlElement[] => children(customizations, path);

export const tablesOf = (solution: Package): PackageTable[] =>
  section(solution, 'Entities/Entity').map((element) => {
    const schemaName = textAt(element, 'Name');
    const info = child(element, 'EntityInfo/entity');
    return {
      schemaName,
      logicalName: schemaName.toLowerCase(),
      isOwn: isOwnName(solution, schemaName),
      element,
      info,
      columns: new Map(
        children(info, 'attributes/attribute').map((column) => [
          textAt(column, 'LogicalName') || (column.attributes.PhysicalName ?? '').toLowerCase(),
          column,
        ]),
      ),
    };
  });

/**
 * Whether a column is there, as far as the package can tell: of a table of Microsoft's it knows only what it adds.
 */
export function hasColumn(solution: Package, tables: readonly PackageTable[], table: string, column: string): boolean {
  const found = tables.find((candidate) => candidate.logicalName === table.toLowerCase());
  const isThere = (name: string) => Boolean(found?.columns.has(name)) || isNameOfLookup(found, name);
  return isThere(column.toLowerCase()) || (!found?.isOwn && !isOwnName(solution, column));
}

/** The platform gives each lookup a column with the text that it shows: quick find looks there. */
const isNameOfLookup = (table: PackageTable | undefined, column: string): boolean =>
  /name$/.test(column) && textAt(table?.columns.get(column.replace(/name$/, '')), 'Type') === 'lookup';

/** Whether a table is there, as far as the package can tell. */
export const hasTable = (solution: Package, tables: readonly PackageTable[], table: string): boolean =>
  !isOwnName(solution, table) || tables.some((candidate) => candidate.logicalName === table.toLowerCase());

/** A GUID for comparing: lower case, without braces. */
export const guid = (text: string | undefined): string => (text ?? '').replace(/[{}]/g, '').toLowerCase();

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(guid(text));

/** The name of a web resource to its element. */
export const webResourcesOf = (solution: Package): ReadonlyMap<string, XmlElement> =>
  new Map(section(solution, 'WebResources/WebResource').map((resource) => [textAt(resource, 'Name'), resource]));

/** Where a `FileName` says that its part lies. */
export const partOf = (fileName: string): string => fileName.replace(/^\//, '');

/** The tables that have forms, with each of them. */
export const formsOf = (tables: readonly PackageTable[]): { table: PackageTable; form: XmlElement }[] =>
  tables.flatMap((table) => children(table.element, 'FormXml/forms/systemform').map((form) => ({ table, form })));

export const viewsOf = (tables: readonly PackageTable[]): { table: PackageTable; view: XmlElement }[] =>
  tables.flatMap((table) => children(table.element, 'SavedQueries/savedqueries/savedquery').map((view) => ({ table, view })));

/** Whether a form says only what is to be changed in a form that is there already. */
export const isFormDiff = (form: XmlElement): boolean =>
  children(form, 'form/tabs/tab').every(({ attributes }) => attributes.solutionaction !== undefined);

/** The first name of a form or view. */
export const displayName = (element: XmlElement): string => child(element, 'LocalizedNames/LocalizedName')?.attributes.description ?? '';
