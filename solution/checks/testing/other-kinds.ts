/** Components of the kinds that a check looks at, for the sample: what goes into each section beside what ships. */
export const sections: Readonly<Record<string, string>> = {
  Roles: `<Role id="{00000000-0000-5000-8000-000000000010}" name="GDAP Staff"><RolePrivileges>
    <RolePrivilege name="prvReadgdap_Request" level="Local"/><RolePrivilege name="prvAppendTogdap_Category" level="Global"/><RolePrivilege name="prvReadAccount" level="Global"/>
  </RolePrivileges></Role>`,
  WebResources: `<WebResource><WebResourceId>{00000000-0000-5000-8000-000000000020}</WebResourceId><Name>gdap_/request.js</Name>
    <WebResourceType>3</WebResourceType><FileName>/WebResources/gdap_requestjs</FileName></WebResource>`,
  CustomControls: `<CustomControl><Name>gdap_Gdap.Lifecycle</Name><FileName>/Controls/gdap_Gdap.Lifecycle/ControlManifest.xml</FileName></CustomControl>`,
  AppModuleSiteMaps: `<AppModuleSiteMap><SiteMapUniqueName>gdap_App</SiteMapUniqueName>
      <SiteMap><Area Id="a"><Group Id="g"><SubArea Id="requests" Entity="gdap_request"/><SubArea Id="accounts" Entity="account"/><SubArea Id="help" Url="$webresource:gdap_/request.js"/></Group></Area></SiteMap>
    </AppModuleSiteMap>`,
  AppModules: `<AppModule><UniqueName>gdap_App</UniqueName>
      <AppModuleComponents><AppModuleComponent type="1" schemaName="gdap_request"/><AppModuleComponent type="62" schemaName="gdap_App"/></AppModuleComponents>
      <AppModuleRoleMaps><Role id="{00000000-0000-5000-8000-000000000010}"/><Role id="{627090ff-40a3-4053-8790-584edc5be201}"/></AppModuleRoleMaps>
    </AppModule>`,
};

export const ribbonOfRequest = `<RibbonDiffXml>
  <CustomActions><CustomAction Id="gdap.request.Submit.Action" Location="Mscrm.Form.gdap_request.MainTab.Save.Controls._children" Sequence="10"><CommandUIDefinition>
    <Button Id="gdap.request.Submit.Button" Command="gdap.request.Submit" LabelText="$$LocLabels:gdap.request.Submit.Label" Sequence="10"/>
  </CommandUIDefinition></CustomAction></CustomActions>
  <Templates><RibbonTemplates Id="Mscrm.Templates"/></Templates>
  <CommandDefinitions><CommandDefinition Id="gdap.request.Submit">
    <EnableRules><EnableRule Id="gdap.request.IsDraft"/><EnableRule Id="Mscrm.SelectionCountExactlyOne"/></EnableRules>
    <DisplayRules><DisplayRule Id="gdap.request.CanWrite"/></DisplayRules>
    <Actions><JavaScriptFunction Library="$$webresource:gdap_/request.js" FunctionName="Gdap.Request.submit"/></Actions>
  </CommandDefinition></CommandDefinitions>
  <RuleDefinitions>
    <DisplayRules><DisplayRule Id="gdap.request.CanWrite"/></DisplayRules>
    <EnableRules><EnableRule Id="gdap.request.IsDraft"><CustomRule Library="$$webresource:gdap_/request.js" FunctionName="Gdap.Request.isDraft"/></EnableRule></EnableRules>
  </RuleDefinitions>
  <LocLabels><LocLabel Id="gdap.request.Submit.Label"><Titles><Title languagecode="1033" description="Submit"/></Titles></LocLabel></LocLabels>
</RibbonDiffXml>`;

/** A form of a request with scripts and a control. */
export const formOfRequest = `<systemform><formid>{00000000-0000-5000-8000-000000000030}</formid><form>
  <tabs><tab id="{00000000-0000-5000-8000-000000000031}" name="sample"><columns><column width="100%"><sections>
    <section id="{00000000-0000-5000-8000-000000000032}" name="sample"><rows>
      <row><cell id="{00000000-0000-5000-8000-000000000033}"><control id="sample_number" datafieldname="gdap_number" uniqueid="{00000000-0000-5000-8000-000000000001}"/></cell></row>
      <row><cell id="{00000000-0000-5000-8000-000000000034}"><control id="sample_template" datafieldname="gdap_templateid"/></cell></row>
    </rows></section></sections></column></columns></tab></tabs>
  <formLibraries><Library name="gdap_/request.js" libraryUniqueId="{00000000-0000-5000-8000-000000000002}"/></formLibraries>
  <events><event name="onload" application="false" active="true"><Handlers><Handler functionName="Gdap.Request.onLoad" libraryName="gdap_/request.js" handlerUniqueId="{00000000-0000-5000-8000-000000000003}" enabled="true"/></Handlers></event></events>
  <controlDescriptions><controlDescription forControl="{00000000-0000-5000-8000-000000000001}"><customControl formFactor="2" name="gdap_Gdap.Lifecycle"/></controlDescription></controlDescriptions>
  <DisplayConditions Order="0" FallbackForm="true"><Everyone/></DisplayConditions>
</form><LocalizedNames><LocalizedName description="Sample" languagecode="1033"/></LocalizedNames></systemform>`;

/** What solution.xml says of them. */
export const rootComponents = [
  '<RootComponent type="20" id="{00000000-0000-5000-8000-000000000010}" behavior="0"/>',
  '<RootComponent type="61" schemaName="gdap_/request.js" behavior="0"/>',
  '<RootComponent type="62" schemaName="gdap_App" behavior="0"/>',
  '<RootComponent type="66" schemaName="gdap_Gdap.Lifecycle" behavior="0"/>',
  '<RootComponent type="80" schemaName="gdap_App" behavior="0"/>',
].join('');

/** The parts that they need. */
export const extraParts: ReadonlyMap<string, string> = new Map([
  ['WebResources/gdap_requestjs', 'var Gdap = Gdap || {}; Gdap.Request = { onLoad() {}, submit() {}, isDraft() { return true; } };'],
  [
    'Controls/gdap_Gdap.Lifecycle/ControlManifest.xml',
    '<manifest><control namespace="Gdap" constructor="Lifecycle" version="1.0.0"><resources><code path="bundle.js" order="1"/></resources></control></manifest>',
  ],
  ['Controls/gdap_Gdap.Lifecycle/bundle.js', 'var Gdap;'],
  [
    'customapis/gdap_Submit/customapi.xml',
    `<customapi uniquename="gdap_Submit"><allowedcustomprocessingsteptype>1</allowedcustomprocessingsteptype><bindingtype>1</bindingtype>
      <boundentitylogicalname>gdap_request</boundentitylogicalname><iscustomizable>0</iscustomizable><isfunction>1</isfunction></customapi>`,
  ],
  [
    'customapis/gdap_Submit/customapirequestparameters/Reason/customapirequestparameter.xml',
    '<customapirequestparameter uniquename="Reason"><isoptional>1</isoptional><type>10</type></customapirequestparameter>',
  ],
  [
    'customapis/gdap_Submit/customapiresponseproperties/Outcome/customapiresponseproperty.xml',
    '<customapiresponseproperty uniquename="Outcome"><type>10</type></customapiresponseproperty>',
  ],
  [
    'environmentvariabledefinitions/gdap_Greeting/environmentvariabledefinition.xml',
    '<environmentvariabledefinition schemaname="gdap_Greeting"><defaultvalue>Hello</defaultvalue><displayname default="Greeting"/><type>100000000</type></environmentvariabledefinition>',
  ],
  [
    'appactions/gdap_submit/appaction.xml',
    `<appaction uniquename="gdap_submit"><onclickeventtype>2</onclickeventtype><onclickeventjavascriptfunctionname>Gdap.Request.submit</onclickeventjavascriptfunctionname>
      <onclickeventjavascriptwebresourceid><webresourceid>{00000000-0000-5000-8000-000000000020}</webresourceid></onclickeventjavascriptwebresourceid></appaction>`,
  ],
]);
