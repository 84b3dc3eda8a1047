import { inconsistent } from '../import-errors';
import { guidOf } from '../guid';
import type { SolutionPackage } from '../package-reader';
import { child, childrenOf, numberOf, textOf, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';

/** Scripts, pages, pictures and texts, with their content (base64, as Dataverse holds it). */
export const readWebResources = ({ customizations, parts }: SolutionPackage): Component[] =>
  childrenOf(child(customizations, 'WebResources'), 'WebResource').map((element) => readWebResource(element, parts));

function readWebResource(element: XmlElement, parts: SolutionPackage['parts']): Component {
  const name = textOf(element, 'Name') ?? '';
  const id = guidOf(textOf(element, 'WebResourceId'), `the web resource '${name}'`);
  const type = numberOf(element, 'WebResourceType');
  const content = parts.get((textOf(element, 'FileName') ?? '').replace(/^\//, ''));
  if (!name || type === undefined || type < 1 || type > 12) throw inconsistent(`The web resource '${name}' has no name or the unknown type '${type ?? ''}'.`);
  if (!content) throw inconsistent(`The file '${textOf(element, 'FileName') ?? ''}' of the web resource '${name}' is not in the solution file.`);
  const row = {
    webresourceid: id, name, displayname: textOf(element, 'DisplayName') ?? null, description: textOf(element, 'Description') ?? null,
    webresourcetype: type, languagecode: numberOf(element, 'LanguageCode') ?? null, content: Buffer.from(content).toString('base64'),
  };
  return { type: ComponentType.WebResource, id, name, isRoot: true, rows: [{ table: 'webresource', row, matchBy: 'name' }] };
}
