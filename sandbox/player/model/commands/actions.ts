import { child, type XmlElement } from '../../../dataverse/solutions/xml';
import type { ScriptCall, ScriptParameter } from '../../app-model';
import { flag, webResourceName } from '../context';
import type { RibbonReader } from './ribbon';

/** What a command does: functions of web resources. */
export const actionsOf = ({ context, table }: RibbonReader, definition: XmlElement): ScriptCall[] =>
  (child(definition, 'Actions')?.children ?? []).flatMap((action) => {
    if (action.name === 'JavaScriptFunction') return [callOf(action)];
    context.unsupported(`The command '${definition.attributes.Id ?? ''}' of '${table}' has an action of the kind ${action.name}.`);
    return [];
  });

/** A function and its parameters, of an action or a custom rule. */
export const callOf = ({ attributes, children }: XmlElement): ScriptCall => ({
  library: webResourceName(attributes.Library) ?? attributes.Library ?? '',
  functionName: attributes.FunctionName ?? '',
  parameters: children.map(parameterOf),
});

function parameterOf({ name, attributes: { Value = '' } }: XmlElement): ScriptParameter {
  if (name === 'CrmParameter') return { kind: 'crm', value: Value };
  if (name === 'BoolParameter') return { kind: 'value', value: flag(Value, false) };
  if (name === 'IntParameter' || name === 'DecimalParameter') return { kind: 'value', value: Number(Value) };
  return { kind: 'value', value: Value };
}
