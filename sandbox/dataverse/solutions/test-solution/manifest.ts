import { ids } from './ids';

/** The test solution's `solution.xml`. */
export const solutionXml = (version: string, managed: boolean) => `<?xml version="1.0" encoding="utf-8"?>
<ImportExportXml version="9.2.0.0" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <SolutionManifest>
    <UniqueName>AcmeTickets</UniqueName>
    <LocalizedNames><LocalizedName description="Acme Tickets" languagecode="1033"/></LocalizedNames>
    <Descriptions/>
    <Version>${version}</Version>
    <Managed>${managed ? 1 : 0}</Managed>
    <Publisher>
      <UniqueName>acme</UniqueName>
      <LocalizedNames><LocalizedName description="Acme" languagecode="1033"/></LocalizedNames>
      <Descriptions/>
      <EMailAddress xsi:nil="true"></EMailAddress>
      <CustomizationPrefix>acm</CustomizationPrefix>
      <CustomizationOptionValuePrefix>12345</CustomizationOptionValuePrefix>
      <Addresses/>
    </Publisher>
    <RootComponents>
      <RootComponent type="1" schemaName="acm_ticket" behavior="0"/>
      <RootComponent type="1" schemaName="acm_project" behavior="0"/>
      <RootComponent type="1" schemaName="account" behavior="2"/>
      <RootComponent type="9" schemaName="acm_priority" behavior="0"/>
      <RootComponent type="20" id="{${ids.role}}" behavior="0"/>
      <RootComponent type="61" schemaName="acm_/js/ticket.js" behavior="0"/>
      <RootComponent type="62" schemaName="acm_Desk" behavior="0"/>
      <RootComponent type="66" schemaName="acm_Acme.Gauge" behavior="0"/>
      <RootComponent type="80" schemaName="acm_Desk" behavior="0"/>
      <RootComponent type="92" id="{${ids.createStep}}" behavior="0"/>
      <RootComponent type="92" id="{${ids.updateStep}}" behavior="0"/>
      <RootComponent type="95" id="{${ids.endpoint}}" behavior="0"/>
    </RootComponents>
    <MissingDependencies/>
  </SolutionManifest>
</ImportExportXml>`;
