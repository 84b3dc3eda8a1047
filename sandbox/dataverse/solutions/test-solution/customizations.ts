import { wellKnown } from '../../storage/well-known';
import { options } from './columns';
import { ids } from './ids';
import { entitiesXml, relationshipsXml } from './tables';

/** The path of the test solution's web resource: without an extension, as the platform writes it. */
export const WEB_RESOURCE_PART = `WebResources/acm_jsticketjs${ids.webResource.toUpperCase()}`;

const optionSets = `<optionsets><optionset Name="acm_priority" localizedName="Priority"><OptionSetType>picklist</OptionSetType><IsGlobal>1</IsGlobal>
  <displaynames><displayname description="Priority" languagecode="1033"/></displaynames>${options({ 123450000: 'Low', 123450001: 'High' })}</optionset></optionsets>`;

const roles = `<Roles><Role id="{${ids.role}}" name="Acme Agent"><IsCustomizable>1</IsCustomizable><RolePrivileges><RolePrivilege name="prvReadacm_Ticket" level="Global"/></RolePrivileges></Role></Roles>`;

const webResources = `<WebResources><WebResource><WebResourceId>{${ids.webResource}}</WebResourceId><Name>acm_/js/ticket.js</Name><DisplayName>Ticket script</DisplayName>
  <WebResourceType>3</WebResourceType><IntroducedVersion>1.0</IntroducedVersion><FileName>/${WEB_RESOURCE_PART}</FileName></WebResource></WebResources>`;

const customControls = '<CustomControls><CustomControl><Name>acm_Acme.Gauge</Name><FileName>/Controls/acm_Acme.Gauge/ControlManifest.xml</FileName></CustomControl></CustomControls>';

const step = (id: string, name: string, messageId: string, more: string) => `<SdkMessageProcessingStep Name="${name}" SdkMessageProcessingStepId="{${id}}">
  <SdkMessageId>${messageId}</SdkMessageId>
  <PluginTypeName>Microsoft.Crm.ServiceBus.ServiceBusPlugin, Microsoft.Crm.ServiceBus, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35</PluginTypeName>
  <PluginTypeId>ef521e63-cd2b-4170-99f6-447466a7161e</PluginTypeId><PrimaryEntity>acm_ticket</PrimaryEntity><AsyncAutoDelete>1</AsyncAutoDelete>
  <InvocationSource>0</InvocationSource><Mode>1</Mode><Rank>1</Rank><EventHandler>{${ids.endpoint}}</EventHandler><EventHandlerTypeCode>4618</EventHandlerTypeCode>
  <Stage>40</Stage><SupportedDeployment>0</SupportedDeployment>${more}</SdkMessageProcessingStep>`;

const steps = `<SdkMessageProcessingSteps>
  ${step(ids.createStep, 'acme: Create of acm_ticket', wellKnown.messages.Create, '')}
  ${step(ids.updateStep, 'acme: Update of acm_ticket', wellKnown.messages.Update, `<FilteringAttributes>statuscode,acm_projectid</FilteringAttributes>
    <SdkMessageProcessingStepImages><SdkMessageProcessingStepImage Name="pre"><SdkMessageProcessingStepImageId>{${ids.updateStepImage}}</SdkMessageProcessingStepImageId>
    <Attributes>statuscode,acm_name</Attributes><EntityAlias>pre</EntityAlias><ImageType>0</ImageType><MessagePropertyName>Target</MessagePropertyName></SdkMessageProcessingStepImage></SdkMessageProcessingStepImages>`)}
</SdkMessageProcessingSteps>`;

const endpoints = `<ServiceEndpoints><ServiceEndpoint ServiceEndpointId="{${ids.endpoint}}" Name="Acme webhook"><ConnectionMode>1</ConnectionMode><Contract>8</Contract><Path> </Path>
  <SolutionNamespace> </SolutionNamespace><UserClaim>1</UserClaim><AuthType>4</AuthType><MessageFormat>2</MessageFormat><NamespaceAddress>https://webhook.invalid</NamespaceAddress>
  <NamespaceFormat>1</NamespaceFormat><Url>https://webhook.invalid/dataverse</Url></ServiceEndpoint></ServiceEndpoints>`;

const apps = `<AppModuleSiteMaps><AppModuleSiteMap><SiteMapUniqueName>acm_Desk</SiteMapUniqueName><SiteMap><Area Id="a1"><Group Id="g1"><SubArea Id="s1" Entity="acm_ticket"/></Group></Area></SiteMap>
  <LocalizedNames><LocalizedName description="Desk" languagecode="1033"/></LocalizedNames></AppModuleSiteMap></AppModuleSiteMaps>
  <AppModules><AppModule><UniqueName>acm_Desk</UniqueName><IntroducedVersion>1.0</IntroducedVersion><WebResourceId>953b9fac-1e5e-e611-80d6-00155ded156f</WebResourceId><FormFactor>1</FormFactor>
  <ClientType>4</ClientType><AppModuleComponents><AppModuleComponent type="1" schemaName="acm_ticket"/></AppModuleComponents>
  <AppModuleRoleMaps><Role id="{${ids.role}}"/></AppModuleRoleMaps><LocalizedNames><LocalizedName description="Acme Desk" languagecode="1033"/></LocalizedNames></AppModule></AppModules>`;

/** The test solution's `customizations.xml`. */
export const customizationsXml = () => `<?xml version="1.0" encoding="utf-8"?>
<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  ${entitiesXml()}${roles}<Workflows/><FieldSecurityProfiles/><Templates/><EntityMaps/>${relationshipsXml()}<OrganizationSettings/>${optionSets}
  ${webResources}${customControls}<SolutionPluginAssemblies/>${steps}${endpoints}${apps}<EntityDataProviders/><Languages><Language>1033</Language></Languages>
</ImportExportXml>`;
