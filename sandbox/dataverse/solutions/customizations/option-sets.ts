import { metadataId } from '../../metadata/identity';
import type { OptionMetadata, OptionSetMetadata } from '../../metadata/types';
import { inconsistent, invalidXml } from '../import-errors';
import { child, childrenOf, isYes, parseXml, textOf, type XmlElement } from '../xml';
import { labelsOf } from './labels';

const TYPES: Readonly<Record<string, OptionSetMetadata['type']>> = { picklist: 'Picklist', bit: 'Boolean', state: 'State', status: 'Status' };

/** The global choices of the file. */
export const readOptionSets = (customizations: XmlElement): OptionSetMetadata[] =>
  childrenOf(child(customizations, 'optionsets'), 'optionset').map((element) => readOptionSet(element, element.attributes.Name ?? ''));

/** One choice, global or of a column alone. */
export function readOptionSet(element: XmlElement, name: string): OptionSetMetadata {
  const type = TYPES[textOf(element, 'OptionSetType') ?? ''];
  if (!type || !name) throw invalidXml(`The option set '${name}' has no name or no known OptionSetType.`);
  const options = [...optionsIn(element, 'options', 'option'), ...optionsIn(element, 'states', 'state'), ...optionsIn(element, 'statuses', 'status')];
  const twice = options.find((option, index) => options.findIndex(({ value }) => value === option.value) !== index);
  if (twice) throw inconsistent(`The option set '${name}' has the value ${twice.value} twice.`);
  return { metadataId: metadataId('optionset', name), name, displayName: labelsOf(element, 'displaynames'), isGlobal: isYes(textOf(element, 'IsGlobal')), type, options };
}

const optionsIn = (element: XmlElement, container: string, item: string): OptionMetadata[] =>
  childrenOf(child(element, container), item).map(readOption);

function readOption(element: XmlElement): OptionMetadata {
  const { Color: color, invariantname: invariantName } = element.attributes;
  const [value, state, defaultStatus] = ['value', 'state', 'defaultstatus'].map((name) => whole(element, name));
  if (value === undefined) throw invalidXml('An option has no whole number as value.');
  const description = labelsOf(element, 'Descriptions');
  const transitions = readTransitions(element);
  return {
    value,
    label: labelsOf(element, 'labels'),
    ...(Object.keys(description).length > 0 && { description }),
    ...(color && { color }),
    ...(state !== undefined && { state }),
    ...(defaultStatus !== undefined && { defaultStatus }),
    ...(invariantName && { invariantName }),
    ...(transitions && { transitions }),
  };
}

const whole = ({ attributes }: XmlElement, name: string) => (/^-?\d+$/.test(attributes[name] ?? '') ? Number(attributes[name]) : undefined);

/**
 * The changes of status that are allowed from here: an XML document in the attribute TransitionData, as the
 * customizations schema has it, or as an element of that name.
 */
function readTransitions(status: XmlElement): number[] | undefined {
  const element = child(status, 'TransitionData');
  const document = status.attributes.TransitionData || element?.text;
  const allowed = document ? parseXml(document, 'TransitionData') : child(element, 'allowedtransitions');
  if (!allowed) return undefined;
  return childrenOf(allowed, 'allowedtransition').map((transition) => {
    const to = whole(transition, 'tostatusid');
    if (to === undefined) throw invalidXml('An allowed status transition has no tostatusid.');
    return to;
  });
}
