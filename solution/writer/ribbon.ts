import type { Table } from '@gdap-manager/entities';
import { commands, type Command, type Label, type NeededPrivilege, type Place, type PlacedCommand } from '../commands';
import { publisher } from '../publisher';
import { element, type XmlNode } from './xml';

const library = '$webresource:gdap_/scripts/commands.js';
const functionOf = (name: string) => `GdapManager.Commands.${name}`;

/** The group of buttons in each place (Learn, "Define custom actions to modify the ribbon"). */
const location: Readonly<Record<Place, (table: string) => string>> = {
  form: (table) => `Mscrm.Form.${table}.MainTab.Save.Controls._children`,
  list: (table) => `Mscrm.HomepageGrid.${table}.MainTab.Management.Controls._children`,
  subgrid: (table) => `Mscrm.SubGrid.${table}.MainTab.Management.Controls._children`,
};

/** What Power Apps hands to the functions. */
const parameters: Readonly<Record<Place, readonly string[]>> = {
  form: ['PrimaryControl'],
  list: ['SelectedControl', 'SelectedControlSelectedItemIds'],
  subgrid: ['SelectedControl', 'SelectedControlSelectedItemIds', 'PrimaryControl'],
};

const suffix: Readonly<Record<Place, string>> = { form: 'Form', list: 'Grid', subgrid: 'SubGrid' };

/** A command in one of its places. */
interface Button extends PlacedCommand {
  readonly id: string;
  readonly place: Place;
  readonly command: Command;
}

const buttonsOf = (table: string): Button[] =>
  commands
    .filter((command) => command.table === table)
    .flatMap((command) =>
      (Object.entries(command.places) as [Place, PlacedCommand][]).map(([place, placed]) => ({
        ...placed, place, command, id: `${publisher.prefix}.${table}.${command.name}.${suffix[place]}`,
      })),
    );

/** Whether a table has commands of ours. */
export const hasCommands = ({ logicalName }: Table): boolean => buttonsOf(logicalName).length > 0;

/** The commands of a table, as an export has them: the frame is there also where a table has none. */
export function ribbonDiff({ logicalName }: Table): XmlNode {
  const buttons = buttonsOf(logicalName);
  return element('RibbonDiffXml', {}, [
    element('CustomActions', {}, buttons.map(customAction)),
    element('Templates', {}, [element('RibbonTemplates', { Id: 'Mscrm.Templates' })]),
    element('CommandDefinitions', {}, buttons.map(commandDefinition)),
    element('RuleDefinitions', {}, [
      element('TabDisplayRules'),
      element('DisplayRules', {}, buttons.flatMap((button) => button.command.needs.map((need) => privilegeRule(button, need)))),
      element('EnableRules', {}, buttons.flatMap(enableRules).map(({ id, rule }) => element('EnableRule', { Id: id }, [rule]))),
    ]),
    element('LocLabels', {}, buttons.flatMap(({ id, command }) => [locLabel(`${id}.Label`, command.label), locLabel(`${id}.ToolTip`, command.tooltip)])),
  ]);
}

const customAction = ({ id, place, command }: Button): XmlNode =>
  element('CustomAction', { Id: `${id}.Action`, Location: location[place](command.table), Sequence: command.sequence }, [
    element('CommandUIDefinition', {}, [
      element('Button', {
        Id: `${id}.Button`,
        Command: `${id}.Command`,
        Sequence: command.sequence,
        Alt: `$LocLabels:${id}.Label`,
        LabelText: `$LocLabels:${id}.Label`,
        ToolTipTitle: `$LocLabels:${id}.Label`,
        ToolTipDescription: `$LocLabels:${id}.ToolTip`,
        TemplateAlias: 'o1',
        ModernImage: command.icon,
      }),
    ]),
  ]);

const commandDefinition = (button: Button): XmlNode =>
  element('CommandDefinition', { Id: `${button.id}.Command` }, [
    element('EnableRules', {}, enableRules(button).map(({ id }) => element('EnableRule', { Id: id }))),
    element('DisplayRules', {}, button.command.needs.map((need) => element('DisplayRule', { Id: privilegeRuleId(button, need) }))),
    element('Actions', {}, [element('JavaScriptFunction', { FunctionName: functionOf(button.function), Library: library }, crmParameters(button.place))]),
  ]);

const crmParameters = (place: Place): XmlNode[] => parameters[place].map((name) => element('CrmParameter', { Value: name }));

function enableRules({ id, place, enabledBy, selection }: Button): { id: string; rule: XmlNode }[] {
  return [
    ...(selection
      ? [{ id: `${id}.Selection`, rule: element('SelectionCountRule', { AppliesTo: 'SelectedEntity', Minimum: selection.minimum, Maximum: selection.maximum }) }]
      : []),
    ...(enabledBy === undefined
      ? []
      : [{ id: `${id}.Enabled`, rule: element('CustomRule', { FunctionName: functionOf(enabledBy), Library: library, Default: 'false' }, crmParameters(place)) }]),
  ];
}

const privilegeRuleId = ({ id }: Button, { table, type }: NeededPrivilege) => `${id}.${type}.${table}`;

const privilegeRule = (button: Button, need: NeededPrivilege): XmlNode =>
  element('DisplayRule', { Id: privilegeRuleId(button, need) }, [
    element('EntityPrivilegeRule', { EntityName: need.table, PrivilegeType: need.type, PrivilegeDepth: 'Basic' }),
  ]);

const locLabel = (id: string, label: Label): XmlNode =>
  element('LocLabel', { Id: id }, [
    element('Titles', {}, Object.entries(label).map(([languagecode, description]) => element('Title', { description: description as string, languagecode }))),
  ]);
