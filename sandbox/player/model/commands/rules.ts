import { child, childrenOf, type XmlElement } from '../../../dataverse/solutions/xml';
import type { RuleModel } from '../../app-model';
import { flag } from '../context';
import { callOf } from './actions';
import type { RibbonReader } from './ribbon';

type RuleKind = 'EnableRule' | 'DisplayRule';
/** A rule without what all rules have. */
type Bare = RuleModel extends infer Rule ? (Rule extends RuleModel ? Omit<Rule, 'invert' | 'defaultValue'> : never) : never;

/** The rules that a command names. */
export const rulesOf = (reader: RibbonReader, kind: RuleKind, definition: XmlElement): RuleModel[] =>
  childrenOf(child(definition, `${kind}s`), kind).flatMap(({ attributes: { Id = '' } }) => {
    const rules = reader.rules(kind, Id);
    if (rules) return rules.map((rule) => ruleOf(reader, rule));
    reader.context.unsupported(`The rule '${Id}' of the command '${definition.attributes.Id ?? ''}' of '${reader.table}' is not there; the command is not shown.`);
    return [never];
  });

const never: RuleModel = { kind: 'always', holds: false, invert: false };

function ruleOf(reader: RibbonReader, element: XmlElement): RuleModel {
  const { InvertResult, Default } = element.attributes;
  return { ...bareRule(reader, element), invert: flag(InvertResult, false), ...(Default !== undefined && { defaultValue: flag(Default, false) }) };
}

function bareRule(reader: RibbonReader, element: XmlElement): Bare {
  const { name, attributes } = element;
  switch (name) {
    case 'CustomRule':
      return { kind: 'script', call: callOf(element) };
    case 'SelectionCountRule':
      return { kind: 'selectionCount', minimum: Number(attributes.Minimum ?? 0), ...(attributes.Maximum !== undefined && { maximum: Number(attributes.Maximum) }) };
    case 'FormStateRule':
      return formState(reader, attributes.State ?? '');
    case 'EntityPrivilegeRule':
      return {
        kind: 'entityPrivilege', privilege: attributes.PrivilegeType ?? '', depth: attributes.PrivilegeDepth ?? 'Basic',
        ...(attributes.EntityName && { table: attributes.EntityName.toLowerCase() }), ...(attributes.AppliesTo && { appliesTo: attributes.AppliesTo }),
      };
    // The player asks for the privilege on the table; on single rows the Web API refuses.
    case 'RecordPrivilegeRule':
      return { kind: 'entityPrivilege', privilege: attributes.PrivilegeType ?? '', depth: 'Basic', ...(attributes.AppliesTo && { appliesTo: attributes.AppliesTo }) };
    case 'MiscellaneousPrivilegeRule':
      return { kind: 'miscPrivilege', privilege: attributes.PrivilegeName ?? '' };
    case 'ValueRule':
      return { kind: 'value', column: (attributes.Field ?? '').toLowerCase(), value: attributes.Value ?? '' };
    case 'CrmClientTypeRule':
      return { kind: 'crmClient', type: attributes.Type ?? 'Web' };
    case 'OrRule':
      return { kind: 'or', groups: childrenOf(element, 'Or').map(({ children }) => children.map((rule) => ruleOf(reader, rule))) };
    default:
      return { kind: 'always', holds: knownOutcome(reader, element) };
  }
}

function formState({ context, table }: RibbonReader, state: string): Bare {
  const known = (['Create', 'Existing', 'ReadOnly', 'Disabled', 'BulkEdit'] as const).find((one) => one === state);
  if (known) return { kind: 'formState', state: known };
  context.unsupported(`A FormStateRule of '${table}' asks for the state '${state}'.`);
  return { kind: 'always', holds: false };
}

/** Rules whose answer is the same wherever the player runs: it is a browser, online, with the command bar of today. */
function knownOutcome({ context, table }: RibbonReader, { name, attributes }: XmlElement): boolean {
  switch (name) {
    case 'CommandClientTypeRule':
      return attributes.Type === 'Modern';
    case 'HideForTabletExperienceRule':
      return true;
    case 'CrmOfflineAccessStateRule':
      return attributes.State === 'Online';
    case 'CrmOutlookClientTypeRule':
    case 'OutlookItemTrackingRule':
    case 'OutlookVersionRule':
    case 'OutlookRenderTypeRule':
      return attributes.Type === 'None' || attributes.Type === 'Web';
    case 'SkuRule':
      return attributes.Sku === 'Online';
    case 'FormTypeRule':
      return attributes.Type === 'Main';
    case 'DeviceTypeRule':
      return attributes.Type === 'Desktop';
    case 'EntityRule':
    case 'FormEntityContextRule':
      return attributes.EntityName === undefined || attributes.EntityName.toLowerCase() === table;
    default:
      context.unsupported(`A command of '${table}' has a rule of the kind ${name}; the command is not shown.`);
      return false;
  }
}
