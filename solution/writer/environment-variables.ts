import type { EnvironmentVariable } from '../environment-variables';
import { introducedVersion, languageCode } from '../manifest';
import { element, value, values, xmlDocument, type XmlNode } from './xml';

/** Type 100000000 of `environmentvariabledefinition`: text. */
const TEXT = 100000000;

/** Path in the zip to text. A variable is no root component: its folder alone carries it. Values are the environment's own. */
export const environmentVariableParts = (variables: readonly EnvironmentVariable[]): [path: string, text: string][] =>
  variables.map((variable) => [`environmentvariabledefinitions/${variable.name}/environmentvariabledefinition.xml`, xmlDocument(definition(variable))]);

const definition = ({ name, displayName, description, defaultValue }: EnvironmentVariable): XmlNode =>
  element('environmentvariabledefinition', { schemaname: name }, [
    value('defaultvalue', defaultValue),
    labelled('description', description),
    labelled('displayname', displayName),
    ...values({ introducedversion: introducedVersion, iscustomizable: true, isrequired: false, secretstore: 0, type: TEXT }),
  ]);

const labelled = (name: string, text: string): XmlNode => element(name, { default: text }, [element('label', { description: text, languagecode: languageCode })]);
