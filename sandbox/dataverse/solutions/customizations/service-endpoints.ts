import { badServiceEndpoint } from '../import-errors';
import { guidOf } from '../guid';
import { child, childrenOf, numberOf, textOf, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';

const WEBHOOK_CONTRACT = 8;

/**
 * The service endpoints of the file. The file never holds the key, and its address is that of the maker's
 * environment: both are kept when they were set here after an earlier import.
 */
export const readServiceEndpoints = (customizations: XmlElement): Component[] =>
  childrenOf(child(customizations, 'ServiceEndpoints'), 'ServiceEndpoint').map(readEndpoint);

function readEndpoint(element: XmlElement): Component {
  const id = guidOf(element.attributes.ServiceEndpointId, 'ServiceEndpoint');
  const name = element.attributes.Name ?? '';
  const contract = numberOf(element, 'Contract');
  if (!name) throw badServiceEndpoint(id, 'it has no name.');
  if (contract !== WEBHOOK_CONTRACT) throw badServiceEndpoint(name, `the sandbox has webhooks (Contract 8) only, not Contract ${contract ?? ''}.`);
  const row = {
    serviceendpointid: id, name, contract,
    description: textOf(element, 'Description') ?? null,
    authtype: numberOf(element, 'AuthType') ?? 4,
    messageformat: numberOf(element, 'MessageFormat') ?? 2,
    connectionmode: numberOf(element, 'ConnectionMode') ?? 1,
    userclaim: numberOf(element, 'UserClaim') ?? 1,
    namespaceformat: numberOf(element, 'NamespaceFormat') ?? null,
    namespaceaddress: textOf(element, 'NamespaceAddress') ?? null,
  };
  return {
    type: ComponentType.ServiceEndpoint, id, name, isRoot: true,
    rows: [{ table: 'serviceendpoint', row, whenNew: { url: textOf(element, 'Url') ?? null, isauthvalueset: 0 } }],
  };
}
