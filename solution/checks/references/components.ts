import { hasColumn, partOf, section, type PackageTable } from '../contents';
import type { Problem } from '../finding';
import type { Package } from '../package';
import { child, children, descendants, textAt, type XmlElement } from '../xml-tree';

/** How forms bind code components: to properties that they have, and to columns that are there. */
export function bindingProblems(solution: Package, tables: readonly PackageTable[], table: PackageTable, where: string, form: XmlElement): Problem[] {
  return descendants(form, 'customControl').flatMap((customControl) => {
    const { name } = customControl.attributes;
    const manifest = name === undefined ? undefined : manifestOf(solution, name);
    if (!manifest) return [];
    const properties = children(manifest, 'property').map(({ attributes }) => attributes);
    const bindings = (child(customControl, 'parameters')?.children ?? []).filter((binding) => binding.name !== 'data-set');
    return [
      ...bindings
        .filter((binding) => !properties.some((property) => property.name === binding.name))
        .map((binding) => ({ where, problem: `gives the control ${name} the property ${binding.name}, which it does not have` })),
      ...properties
        .filter((property) => property.required === 'true' && !bindings.some((binding) => binding.name === property.name))
        .map((property) => ({ where, problem: `gives the control ${name} no ${property.name}, which it needs` })),
      ...bindings
        .filter(({ attributes, text }) => attributes.static !== 'true' && !hasColumn(solution, tables, table.logicalName, text))
        .map(({ name: property, text }) => ({ where, problem: `binds ${property} of the control ${name} to the column ${text}, which ${table.logicalName} does not have` })),
    ];
  });
}

/** The `control` of a code component's manifest, where it is in the package. */
function manifestOf(solution: Package, name: string): XmlElement | undefined {
  const control = section(solution, 'CustomControls/CustomControl').find((element) => textAt(element, 'Name') === name);
  return control && child(solution.documents.get(partOf(textAt(control, 'FileName'))), 'control');
}
