import type { OptionMetadata, OptionSetMetadata } from '../types';
import { labelJson, managedProperty } from './label';
import type { Json, Resource } from './resource';

const TRANSITIONS_NAMESPACE = 'http://schemas.microsoft.com/crm/2009/WebServices';

/** A choice, global or of one column. */
export function optionSetResource(optionSet: OptionSetMetadata): Resource {
  const common = {
    MetadataId: optionSet.metadataId,
    HasChanged: null,
    Name: optionSet.name,
    DisplayName: labelJson(optionSet.displayName),
    Description: labelJson({}),
    IsCustomOptionSet: true,
    IsGlobal: optionSet.isGlobal,
    IsManaged: false,
    IsCustomizable: managedProperty(true, 'iscustomizable'),
    OptionSetType: optionSet.type,
    ExternalTypeName: null,
    ParentOptionSetName: null,
    IntroducedVersion: null,
  };
  const properties = optionSet.type === 'Boolean' ? { ...common, ...booleanOptions(optionSet) } : { ...common, Options: optionSet.options.map((option) => optionJson(optionSet.type, option)) };
  return {
    keys: { MetadataId: optionSet.metadataId, Name: optionSet.name },
    type: optionSet.type === 'Boolean' ? 'BooleanOptionSetMetadata' : 'OptionSetMetadata',
    properties,
    navigation: {},
  };
}

function booleanOptions({ options }: OptionSetMetadata): Json {
  const option = (value: 0 | 1) => {
    const found = options.find((candidate) => candidate.value === value);
    return found ? optionJson('Boolean', found) : null;
  };
  return { TrueOption: option(1), FalseOption: option(0) };
}

function optionJson(type: OptionSetMetadata['type'], option: OptionMetadata): Json {
  const common = {
    Value: option.value, Label: labelJson(option.label), Description: labelJson(option.description ?? {}), Color: option.color ?? null,
    IsManaged: false, ExternalValue: '', ParentValues: [], Tag: null, IsHidden: false, MetadataId: null, HasChanged: null,
  };
  if (type === 'Status') return { '@odata.type': '#Microsoft.Dynamics.CRM.StatusOptionMetadata', ...common, State: option.state ?? null, TransitionData: transitionData(option) };
  if (type === 'State') return { '@odata.type': '#Microsoft.Dynamics.CRM.StateOptionMetadata', ...common, DefaultStatus: option.defaultStatus ?? null, InvariantName: option.invariantName ?? null };
  return common;
}

const transitionData = ({ value, transitions }: OptionMetadata) =>
  (transitions
    ? `<allowedtransitions xmlns="${TRANSITIONS_NAMESPACE}">${transitions.map((to) => `<allowedtransition sourcestatusid="${value}" tostatusid="${to}" />`).join('')}</allowedtransitions>`
    : null);
