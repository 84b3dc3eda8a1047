import { displayName, formsOf, guid, isFormDiff, isGuid, section, tablesOf, viewsOf } from './contents';
import { duplicates, type Check, type Problem } from './finding';
import type { Package } from './package';
import { children, descendants, textAt } from './xml-tree';

/** An id in the package, with a name that tells which component it is of from one version to the next. */
interface Identified {
  readonly kind: string;
  readonly name: string;
  readonly id: string;
}

/** Every id is one, no two components of a kind share it, and it comes from a name: so the next build has it too. */
export const ids: Check = {
  name: 'ids',
  run: (solution, previous) => {
    const all = identified(solution);
    return [
      ...all.flatMap(shapeProblems),
      ...duplicates(all.filter(({ id }) => isGuid(id)).map(({ kind, id }) => `${kind} id ${guid(id)}`)).map((where) => ({
        where,
        problem: 'is given to two components',
      })),
      ...(previous ? changedIds(identified(previous), all) : []),
    ];
  },
};

function identified(solution: Package): Identified[] {
  const tables = tablesOf(solution);
  const forms = formsOf(tables).map(({ table, form }) => ({ table, form, name: `${table.logicalName}: ${displayName(form)}` }));
  const steps = section(solution, 'SdkMessageProcessingSteps/SdkMessageProcessingStep');
  return [
    // What is added to a form of Microsoft's has that form's id.
    ...forms
      .filter(({ table, form }) => table.isOwn || !isFormDiff(form))
      .map(({ form, name }) => ({ kind: 'form', name, id: textAt(form, 'formid') })),
    ...['tab', 'section', 'cell'].flatMap((kind) =>
      forms.flatMap(({ form, name }) =>
        descendants(form, kind).map((part, index) => ({
          kind,
          name: `${name}, ${partName(kind, part.attributes, descendants(part, 'control')[0]?.attributes.id, index)}`,
          id: part.attributes.id ?? '',
        })),
      ),
    ),
    ...viewsOf(tables).map(({ table, view }) => ({
      kind: 'view',
      name: `${table.logicalName}: ${displayName(view)}`,
      id: textAt(view, 'savedqueryid'),
    })),
    ...steps.map((step) => ({ kind: 'step', name: step.attributes.Name ?? '', id: step.attributes.SdkMessageProcessingStepId ?? '' })),
    ...steps.flatMap((step) =>
      children(step, 'SdkMessageProcessingStepImages/SdkMessageProcessingStepImage').map((image) => ({
        kind: 'image',
        name: `${step.attributes.Name ?? ''}: ${image.attributes.Name ?? ''}`,
        id: textAt(image, 'SdkMessageProcessingStepImageId'),
      })),
    ),
    ...section(solution, 'ServiceEndpoints/ServiceEndpoint').map(({ attributes }) => ({
      kind: 'service endpoint',
      name: attributes.Name ?? '',
      id: attributes.ServiceEndpointId ?? '',
    })),
    ...section(solution, 'WebResources/WebResource').map((resource) => ({
      kind: 'web resource',
      name: textAt(resource, 'Name'),
      id: textAt(resource, 'WebResourceId'),
    })),
    ...section(solution, 'Roles/Role').map(({ attributes }) => ({ kind: 'role', name: attributes.name ?? '', id: attributes.id ?? '' })),
  ];
}

/** A tab or section goes by its name, a cell by the control in it. */
const partName = (kind: string, attributes: Readonly<Record<string, string>>, control: string | undefined, index: number): string =>
  (kind === 'cell' ? control : attributes.name) ?? `${kind} ${index}`;

function shapeProblems({ kind, name, id }: Identified): Problem[] {
  const where = `${kind} ${name}`;
  if (!isGuid(id)) return [{ where, problem: `has the id '${id}', which is no GUID` }];
  // RFC 9562: version 5 is made from a name; the others from chance or time.
  return guid(id)[14] === '5'
    ? []
    : [{ where, problem: `has the id ${guid(id)}, which is not made from a name and may change with the next build` }];
}

function changedIds(before: readonly Identified[], now: readonly Identified[]): Problem[] {
  return now.flatMap(({ kind, name, id }) => {
    const same = before.filter((old) => old.kind === kind && old.name === name).map((old) => guid(old.id));
    return same.length > 0 && !same.includes(guid(id))
      ? [
          {
            where: `${kind} ${name}`,
            problem: `had the id ${same[0]} before and now has ${guid(id)}: an import would make it a second time`,
          },
        ]
      : [];
  });
}
