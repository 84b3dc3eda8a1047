import { element, type XmlNode } from './xml';

/** The commands of a table that has none of its own: an export always carries the frame. */
export const emptyRibbon = (): XmlNode =>
  element('RibbonDiffXml', {}, [
    element('CustomActions'),
    element('Templates', {}, [element('RibbonTemplates', { Id: 'Mscrm.Templates' })]),
    element('CommandDefinitions'),
    element('RuleDefinitions', {}, [element('TabDisplayRules'), element('DisplayRules'), element('EnableRules')]),
    element('LocLabels'),
  ]);
