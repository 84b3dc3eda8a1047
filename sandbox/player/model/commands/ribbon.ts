import { child, childrenOf, type XmlElement } from '../../../dataverse/solutions/xml';
import type { CommandLocation, CommandModel } from '../../app-model';
import { descendants, grandchildren, iconAddress, textOfLabels, webResourceName, type ModelContext } from '../context';
import { actionsOf } from './actions';
import { standardRules } from './standard-rules';
import { rulesOf } from './rules';

/** The commands of a table, and the standard ones that it hides. */
export interface Ribbon {
  readonly commands: CommandModel[];
  readonly hidden: string[];
}

/**
 * Reads the ribbon definitions that concern a table: its own, and those of the whole application. Source: Microsoft
 * Learn, "Customize commands and the ribbon".
 */
export function ribbonOf(context: ModelContext, table: string, ribbons: readonly XmlElement[]): Ribbon {
  const reader = createReader(context, table, ribbons);
  const actions = new Map(ribbons.flatMap((ribbon) => childrenOf(child(ribbon, 'CustomActions'), 'CustomAction')).map((action) => [action.attributes.Id, action])).values();
  const hides = ribbons.flatMap((ribbon) => childrenOf(child(ribbon, 'CustomActions'), 'HideCustomAction'));
  return {
    commands: [...actions].flatMap((action) => commandsOf(reader, action)).sort((a, b) => a.sequence - b.sequence),
    hidden: hides.flatMap(({ attributes }) => [attributes.HideActionId, attributes.Location]).filter((text): text is string => Boolean(text)),
  };
}

/** What the commands of one table are read with. */
export interface RibbonReader {
  readonly context: ModelContext;
  readonly table: string;
  text(label: string | undefined): string;
  definition(id: string | undefined): XmlElement | undefined;
  /** The rules inside a rule definition; undefined where there is none. */
  rules(kind: 'EnableRule' | 'DisplayRule', id: string): readonly XmlElement[] | undefined;
}

function createReader(context: ModelContext, table: string, ribbons: readonly XmlElement[]): RibbonReader {
  const byId = (elements: readonly XmlElement[]) => new Map(elements.map((element) => [element.attributes.Id ?? '', element]));
  const labels = byId(ribbons.flatMap((ribbon) => grandchildren(ribbon, 'LocLabels', 'LocLabel')));
  const definitions = byId(ribbons.flatMap((ribbon) => grandchildren(ribbon, 'CommandDefinitions', 'CommandDefinition')));
  const ruleSets = (container: string, name: string) => byId(ribbons.flatMap((ribbon) => grandchildren(child(ribbon, 'RuleDefinitions'), container, name)));
  const rules = { EnableRule: ruleSets('EnableRules', 'EnableRule'), DisplayRule: ruleSets('DisplayRules', 'DisplayRule') };
  return {
    context,
    table,
    text(label = '') {
      const id = /^\$LocLabels:(.+)$/.exec(label)?.[1];
      return id === undefined ? label : textOfLabels(context, grandchildren(labels.get(id), 'Titles', 'Title'));
    },
    definition: (id = '') => definitions.get(id),
    rules: (kind, id) => rules[kind].get(id)?.children ?? standardRules(id),
  };
}

const PLACES: readonly (readonly [prefix: string, location: CommandLocation])[] = [['Form', 'form'], ['HomepageGrid', 'grid'], ['SubGrid', 'subgrid']];

/** Where a custom action puts its button: undefined when that is of another table. */
function placeOf({ table, context }: RibbonReader, { attributes }: XmlElement): CommandLocation | undefined {
  const location = attributes.Location ?? '';
  const [, prefix, where = ''] = /^Mscrm\.(Form|HomepageGrid|SubGrid)\.(.+)$/i.exec(location) ?? [];
  const place = PLACES.find(([name]) => name.toLowerCase() === prefix?.toLowerCase())?.[1];
  if (!place) context.unsupported(`The command '${attributes.Id ?? ''}' is at '${location}', where the sandbox has no command bar.`);
  const ofTable = where.toLowerCase().split('.')[0];
  return ofTable === table || ofTable === '{!entitylogicalname}' ? place : undefined;
}

function commandsOf(reader: RibbonReader, action: XmlElement): CommandModel[] {
  const location = placeOf(reader, action);
  const controls = child(action, 'CommandUIDefinition')?.children ?? [];
  return location === undefined ? [] : controls.flatMap((control) => commandOf(reader, control, location, Number(action.attributes.Sequence ?? 0)));
}

const CONTROLS = ['Button', 'ToggleButton', 'FlyoutAnchor', 'SplitButton'];

function commandOf(reader: RibbonReader, control: XmlElement, location: CommandLocation, sequence: number): CommandModel[] {
  const { attributes } = control;
  const definition = reader.definition(attributes.Command);
  const children = descendants(child(control, 'Menu'), 'Controls').flatMap((controls) => controls.children).flatMap((inner) => commandOf(reader, inner, location, 0));
  if (!CONTROLS.includes(control.name) || (!definition && children.length === 0)) {
    reader.context.unsupported(`The command '${attributes.Id ?? ''}' of '${reader.table}' is a ${control.name} with the command '${attributes.Command ?? ''}', which the sandbox does not have.`);
    return [];
  }
  const icon = iconOf(attributes);
  return [{
    id: attributes.Id ?? '',
    location,
    sequence: Number(attributes.Sequence ?? sequence),
    label: reader.text(attributes.LabelText),
    tooltip: reader.text(attributes.ToolTipDescription) || reader.text(attributes.ToolTipTitle) || reader.text(attributes.Alt),
    ...(icon && { icon }),
    actions: definition ? actionsOf(reader, definition) : [],
    enableRules: definition ? rulesOf(reader, 'EnableRule', definition) : [],
    displayRules: definition ? rulesOf(reader, 'DisplayRule', definition) : [],
    children: children.sort((a, b) => a.sequence - b.sequence),
  }];
}

/** `ModernImage` names an icon of Fluent UI or a web resource, the others a web resource. */
function iconOf({ ModernImage, Image16by16, Image32by32 }: Readonly<Record<string, string>>): string | undefined {
  if (ModernImage) return webResourceName(ModernImage) === undefined ? ModernImage : iconAddress(ModernImage);
  return iconAddress(webResourceName(Image16by16)) ?? iconAddress(webResourceName(Image32by32));
}
