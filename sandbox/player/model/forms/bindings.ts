import { childrenOf, type XmlElement } from '../../../dataverse/solutions/xml';
import type { ComponentBindingModel } from '../../app-model';
import { flag, grandchildren, guid } from '../context';
import { parametersOf, subgridOf } from './cell';

/** The code component that stands in for a control in a browser, by the control's unique id. */
export type Bindings = (uniqueId: string | undefined) => ComponentBindingModel | undefined;

/** `formFactor` of a browser; 0 and 1 are phones and tablets. */
const WEB = '2';

/** The `<controlDescriptions>` of a form. */
export function componentBindings(form: XmlElement): Bindings {
  const byControl = new Map(grandchildren(form, 'controlDescriptions', 'controlDescription').flatMap((description) => {
    const custom = childrenOf(description, 'customControl').find(({ attributes }) => attributes.formFactor === WEB && attributes.name);
    return custom ? [[guid(description.attributes.forControl), bindingOf(custom)] as const] : [];
  }));
  return (uniqueId) => byControl.get(guid(uniqueId));
}

function bindingOf(element: XmlElement): ComponentBindingModel {
  const parameters = childrenOf(element, 'parameters').flatMap(({ children }) => children);
  const values = parameters.filter(({ name }) => name !== 'data-set');
  return {
    name: element.attributes.name ?? '',
    parameters: Object.fromEntries(values.map(({ name, attributes, text }) =>
      [name, flag(attributes.static, false) ? { value: text, type: attributes.type ?? 'SingleLine.Text' } : { column: text.toLowerCase() }])),
    dataSets: Object.fromEntries(parameters.filter(({ name }) => name === 'data-set').map((set) => [set.attributes.name ?? '', subgridOf(parametersOf(set))])),
  };
}
