import { displayName, guid, hasColumn, hasTable, isFormDiff, isOwnName, section, viewsOf, type PackageTable } from '../contents';
import type { Problem } from '../finding';
import type { Package } from '../package';
import { descendants, textAt, type XmlElement } from '../xml-tree';
import { bindingProblems } from './components';

/** What a form says of columns, controls, tables, relationships and views that are not there. */
export function formProblems(solution: Package, tables: readonly PackageTable[], table: PackageTable, form: XmlElement): Problem[] {
  const where = `form '${displayName(form)}' of ${table.logicalName}`;
  const controls = descendants(form, 'control');
  const fields = controls.flatMap(({ attributes }) => attributes.datafieldname ?? []);
  const uniqueIds = controls.flatMap(({ attributes }) => (attributes.uniqueid ? guid(attributes.uniqueid) : []));
  const customControls = section(solution, 'CustomControls/CustomControl').map((control) => textAt(control, 'Name'));
  const viewIds = viewsOf(tables).map(({ view }) => guid(textAt(view, 'savedqueryid')));
  return [
    ...diffProblems(solution, where, form),
    ...bindingProblems(solution, tables, table, where, form),
    ...fields
      .filter((field) => !hasColumn(solution, tables, table.logicalName, field))
      .map((field) => ({ where, problem: `shows the column ${field}, which ${table.logicalName} does not have` })),
    ...descendants(form, 'controlDescription')
      .filter(({ attributes }) => !uniqueIds.includes(guid(attributes.forControl)))
      .map(({ attributes }) => ({ where, problem: `describes the control ${attributes.forControl}, which has no place on it` })),
    ...descendants(form, 'customControl').flatMap(({ attributes: { name } }) =>
      name !== undefined && !name.startsWith('MscrmControls.') && !customControls.includes(name)
        ? [{ where, problem: `uses the control ${name}, which is not in the package` }]
        : [],
    ),
    ...descendants(form, 'TargetEntityType')
      .filter(({ text }) => !hasTable(solution, tables, text))
      .map(({ text }) => ({ where, problem: `has a grid of the table ${text}, which is not in the package` })),
    ...descendants(form, 'RelationshipName').flatMap(({ text }) =>
      isOwnName(solution, text) &&
      !section(solution, 'EntityRelationships/EntityRelationship').some(({ attributes }) => attributes.Name === text)
        ? [{ where, problem: `has a grid over the relationship ${text}, which is not in the package` }]
        : [],
    ),
    ...controls.flatMap((control) => {
      const target = textAt(control, 'parameters/TargetEntityType');
      const view = textAt(control, 'parameters/ViewId');
      return view !== '' && isOwnName(solution, target) && !viewIds.includes(guid(view))
        ? [{ where, problem: `has a grid with the view ${view}, which is not in the package` }]
        : [];
    }),
  ];
}

/** Additions to somebody else's form are for managed solutions: an unmanaged one that has them would replace the form by them. */
const diffProblems = (solution: Package, where: string, form: XmlElement): Problem[] =>
  isFormDiff(form) && textAt(solution.solution, 'SolutionManifest/Managed') !== '1'
    ? [{ where, problem: 'is an addition to a form that is there already, which only a managed solution can bring' }]
    : [];
