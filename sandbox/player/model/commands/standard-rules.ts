import { parseXml, type XmlElement } from '../../../dataverse/solutions/xml';

/** Rules of Microsoft's own ribbons that solutions refer to. Source: the exported application ribbon. */
const RULES: Readonly<Record<string, string>> = {
  'Mscrm.SelectionCountExactlyOne': '<SelectionCountRule AppliesTo="SelectedEntity" Minimum="1" Maximum="1"/>',
  'Mscrm.SelectionCountAtLeastOne': '<SelectionCountRule AppliesTo="SelectedEntity" Minimum="1"/>',
  'Mscrm.FormStateNew': '<FormStateRule State="Create"/>',
  'Mscrm.FormStateNotNew': '<FormStateRule State="Create" InvertResult="true"/>',
  'Mscrm.FormStateExisting': '<FormStateRule State="Existing"/>',
  'Mscrm.NotOffline': '<CrmOfflineAccessStateRule State="Online"/>',
  'Mscrm.ShowOnlyOnModern': '<CommandClientTypeRule Type="Modern"/>',
  'Mscrm.HideOnModern': '<CommandClientTypeRule Type="Modern" InvertResult="true"/>',
  'Mscrm.CreatePrimaryEntityPermission': '<EntityPrivilegeRule AppliesTo="PrimaryEntity" PrivilegeType="Create" PrivilegeDepth="Basic"/>',
  'Mscrm.ReadPrimaryEntityPermission': '<EntityPrivilegeRule AppliesTo="PrimaryEntity" PrivilegeType="Read" PrivilegeDepth="Basic"/>',
  'Mscrm.WritePrimaryEntityPermission': '<EntityPrivilegeRule AppliesTo="PrimaryEntity" PrivilegeType="Write" PrivilegeDepth="Basic"/>',
  'Mscrm.DeletePrimaryEntityPermission': '<EntityPrivilegeRule AppliesTo="PrimaryEntity" PrivilegeType="Delete" PrivilegeDepth="Basic"/>',
  'Mscrm.CreateSelectedEntityPermission': '<EntityPrivilegeRule AppliesTo="SelectedEntity" PrivilegeType="Create" PrivilegeDepth="Basic"/>',
  'Mscrm.ReadSelectedEntityPermission': '<EntityPrivilegeRule AppliesTo="SelectedEntity" PrivilegeType="Read" PrivilegeDepth="Basic"/>',
  'Mscrm.WriteSelectedEntityPermission': '<EntityPrivilegeRule AppliesTo="SelectedEntity" PrivilegeType="Write" PrivilegeDepth="Basic"/>',
  'Mscrm.DeleteSelectedEntityPermission': '<EntityPrivilegeRule AppliesTo="SelectedEntity" PrivilegeType="Delete" PrivilegeDepth="Basic"/>',
};

export const standardRules = (id: string): readonly XmlElement[] | undefined => {
  const xml = RULES[id];
  return xml === undefined ? undefined : [parseXml(xml, id)];
};
