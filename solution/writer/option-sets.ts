import { StateCode, type GlobalChoice, type Option, type StatusReason, type Table } from '@gdap-manager/entities';
import { introducedVersion } from '../manifest';
import { descriptions, displayNames, labels } from './labels';
import { element, values, xmlFragment, type XmlNode } from './xml';

interface OptionSet {
  readonly name: string;
  readonly type: 'picklist' | 'bit' | 'state' | 'status';
  readonly displayName: string;
  readonly description: string;
  readonly global?: boolean;
  readonly content: XmlNode;
}

const optionSet = ({ name, type, displayName, description, global, content }: OptionSet): XmlNode =>
  element('optionset', { Name: name, localizedName: global ? displayName : undefined }, [
    ...values({ OptionSetType: type, IsGlobal: global, IntroducedVersion: introducedVersion, IsCustomizable: true }),
    displayNames(displayName),
    descriptions(description),
    content,
  ]);

const options = (all: readonly Option[]): XmlNode =>
  element(
    'options',
    {},
    all.map((option) =>
      element('option', { value: option.value, Color: option.color }, [
        labels(option.label),
        ...(option.description ? [descriptions(option.description)] : []),
      ]),
    ),
  );

/** The options of one column. */
export const localOptionSet = (
  table: Table,
  column: string,
  spec: { displayName: string; description: string; options: readonly Option[] },
): XmlNode => optionSet({ ...spec, name: `${table.logicalName}_${column}`, type: 'picklist', content: options(spec.options) });

/** Yes and no. */
export const yesNoOptionSet = (
  table: Table,
  column: string,
  spec: { displayName: string; description: string; yes: string; no: string },
): XmlNode =>
  optionSet({
    ...spec,
    name: `${table.logicalName}_${column}`,
    type: 'bit',
    content: options([
      { value: 1, label: spec.yes },
      { value: 0, label: spec.no },
    ]),
  });

/** The options that several columns share. */
export const globalOptionSet = (choice: GlobalChoice): XmlNode =>
  optionSet({
    name: choice.schemaName.toLowerCase(),
    type: 'picklist',
    displayName: choice.displayName,
    description: choice.description,
    global: true,
    content: options(Object.values(choice.options)),
  });

/** The two states that a table of ours has. A row that changes its state alone gets the first reason of the new one. */
export function stateOptionSet(table: Table): XmlNode {
  const states = (['active', 'inactive'] as const).map((state) => {
    const label = state === 'active' ? 'Active' : 'Inactive';
    const first = Object.values(table.status).find((reason) => reason.state === state);
    if (!first) throw new Error(`${table.schemaName} has no status reason for ${state} rows.`);
    return element('state', { value: StateCode[state], defaultstatus: first.value, invariantname: label }, [labels(label)]);
  });
  return optionSet({
    name: `${table.logicalName}_statecode`,
    type: 'state',
    displayName: 'Status',
    description: `Status of the ${table.displayName}`,
    content: element('states', {}, states),
  });
}

/** The status reasons, with the moves that are allowed where the table says so. */
export const statusOptionSet = (table: Table): XmlNode =>
  optionSet({
    name: `${table.logicalName}_statuscode`,
    type: 'status',
    displayName: 'Status Reason',
    description: `Reason for the status of the ${table.displayName}`,
    content: element(
      'statuses',
      {},
      Object.values(table.status).map((reason) =>
        element('status', { value: reason.value, state: StateCode[reason.state], Color: reason.color, TransitionData: transitions(table, reason) }, [
          labels(reason.label),
          ...(reason.description ? [descriptions(reason.description)] : []),
        ]),
      ),
    ),
  });

/** Whether Dataverse has to refuse moves between status reasons. */
export const hasTransitions = (table: Table): boolean => Object.values(table.status).some((reason) => reason.to);

/** A document in an attribute: Learn, "Define custom state model transitions". */
function transitions(table: Table, reason: StatusReason): string | undefined {
  if (!reason.to) return undefined;
  const allowed = reason.to.map((name) =>
    element('allowedtransition', { sourcestatusid: reason.value, tostatusid: table.status[name]!.value }),
  );
  return xmlFragment(element('allowedtransitions', { xmlns: 'http://schemas.microsoft.com/crm/2009/WebServices' }, allowed));
}
