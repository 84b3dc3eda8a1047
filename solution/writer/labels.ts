import { languageCode } from '../manifest';
import { element, type XmlNode } from './xml';

const label = (name: string, text: string): XmlNode => element(name, { description: text, languagecode: languageCode });

/** Names of tables, forms, views and the solution. */
export const localizedNames = (text: string): XmlNode => element('LocalizedNames', {}, [label('LocalizedName', text)]);

export const localizedCollectionNames = (text: string): XmlNode =>
  element('LocalizedCollectionNames', {}, [label('LocalizedCollectionName', text)]);

/** Names of columns, keys and choices. */
export const displayNames = (text: string): XmlNode => element('displaynames', {}, [label('displayname', text)]);

/** Names of options, tabs, sections and cells. */
export const labels = (text: string): XmlNode => element('labels', {}, [label('label', text)]);

export const descriptions = (text: string): XmlNode => element('Descriptions', {}, [label('Description', text)]);
