import { inconsistent } from '../import-errors';
import type { XmlTree } from '../xml';

/**
 * A form with what a managed solution changes in it. Nodes that the solution adds, changes or takes away say so
 * (`solutionaction`), with their place among their siblings (`ordinalvalue`); those without are the way to them.
 * Adding what is there already replaces it, so that merging twice is merging once. Source: Microsoft Learn, "Form
 * application lifecycle management".
 * @throws DataverseError when the form has no node that the solution changes
 */
export function mergeForm(form: XmlTree, change: XmlTree): XmlTree {
  return { ...withoutMarks(form), children: change.children.reduce<readonly XmlTree[]>(mergeChild, form.children) };
}

/** Whether a form of a solution file is a change of another's form. */
export const isFormChange = (form: XmlTree): boolean => form.attributes.solutionaction !== undefined || form.children.some(isFormChange);

function mergeChild(siblings: readonly XmlTree[], change: XmlTree, _position: number, changes: readonly XmlTree[]): readonly XmlTree[] {
  const { solutionaction: action, ordinalvalue: ordinal } = change.attributes;
  const at = placeOf(siblings, change, changes);
  const known = siblings[at];
  if (action === 'Removed') return siblings.filter((_, index) => index !== at);
  if (action === 'Added') {
    return known ? siblings.with(at, unmarked(change)) : siblings.toSpliced(ordinal === undefined ? siblings.length : Number(ordinal), 0, unmarked(change));
  }
  if (known && isLeaf(change)) return siblings.with(at, unmarked(change));
  if (known) return siblings.with(at, { ...mergeForm(known, change), attributes: { ...known.attributes, ...(action === 'Modified' && withoutMarks(change).attributes) } });
  if (action === 'Modified' || (hasName(change) && isFormChange(change))) {
    throw inconsistent(`The form to be changed has no ${change.name} '${change.attributes.name ?? change.attributes.id ?? ''}'.`);
  }
  return [...siblings, unmarked(change)];
}

/** A value such as a label or a parameter, and not just the way to one. */
const isLeaf = ({ children, attributes, text }: XmlTree) => children.length === 0 && (text !== '' || Object.keys(attributes).length > 0);

/** What tells siblings of one kind apart. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  tab: ['id'], section: ['id'], cell: ['id'], control: ['id'], Library: ['name'], event: ['name', 'attribute'], Handler: ['libraryName', 'functionName'],
  controlDescription: ['forControl'], customControl: ['formFactor', 'id'], label: ['languagecode'], Role: ['Id'],
};

const hasName = ({ name }: XmlTree) => KEYS[name] !== undefined;

const keyOf = ({ name, attributes }: XmlTree) => KEYS[name]?.map((key) => (attributes[key] ?? '').replace(/[{}]/g, '').toLowerCase()).join(' ');

/** Where among the siblings the node is that a change is about; -1 when it is not there. */
function placeOf(siblings: readonly XmlTree[], change: XmlTree, changes: readonly XmlTree[]): number {
  if (hasName(change)) return siblings.findIndex((sibling) => sibling.name === change.name && keyOf(sibling) === keyOf(change));
  if (change.name === 'row') return siblings.findIndex((row) => row.name === 'row' && row.children.some((cell) => change.children.some((other) => keyOf(other) === keyOf(cell))));
  const ofKind = siblings.flatMap((sibling, index) => (sibling.name === change.name ? [index] : []));
  return ofKind[changes.filter(({ name }) => name === change.name).indexOf(change)] ?? -1;
}

function withoutMarks(tree: XmlTree): XmlTree {
  const { solutionaction: _action, ordinalvalue: _ordinal, ...attributes } = tree.attributes;
  return { ...tree, attributes };
}

const unmarked = (tree: XmlTree): XmlTree => ({ ...withoutMarks(tree), children: tree.children.map(unmarked) });
