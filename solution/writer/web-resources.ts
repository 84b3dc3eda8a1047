import { braced, idOf } from '../ids';
import { introducedVersion } from '../manifest';
import { webResourceFile, type BuiltWebResource } from '../parts';
import { element, value, values, xmlFragment, type XmlNode } from './xml';

/** The section of a web resource; its content is a file of its own in the zip. */
export function webResourceElement({ name, displayName, description, type, languageCode, needs = [] }: BuiltWebResource): XmlNode {
  const id = idOf('webresource', name);
  return element('WebResource', {}, [
    ...values({
      WebResourceId: braced(id), Name: name, DisplayName: displayName, Description: description, LanguageCode: languageCode,
      WebResourceType: type, IntroducedVersion: introducedVersion, IsEnabledForMobileClient: false, IsAvailableForMobileOffline: false,
      ...(needs.length > 0 && { DependencyXml: dependencies(needs) }),
      IsCustomizable: true, CanBeDeleted: true, IsHidden: false,
    }),
    value('FileName', `/${webResourceFile(name, id)}`),
  ]);
}

/** Learn, "Web resource dependencies": what Power Apps loads together with the resource. */
const dependencies = (names: readonly string[]): string =>
  xmlFragment(
    element('Dependencies', {}, [
      element(
        'Dependency',
        { componentType: 'WebResource' },
        names.map((name) => element('Library', { name, displayName: name, languagecode: '', description: '', libraryUniqueId: braced(idOf('webresource', `library.${name}`)) })),
      ),
    ]),
  );

/** Path in the zip to content. */
export const webResourceParts = (resources: readonly BuiltWebResource[]): [string, Uint8Array][] =>
  resources.map(({ name, content }) => [webResourceFile(name, idOf('webresource', name)), content]);
