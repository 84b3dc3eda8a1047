import { edit, testSolution, type SolutionText } from '../../../dataverse/solutions/test-solution';
import { furtherTicketForms, projectForms, ticketForm } from './forms';
import { ticketRibbon } from './ribbon';
import { cardsBundle, gaugeBundle, ticketScript } from './scripts';

const CUSTOMIZATIONS = 'customizations.xml';

/**
 * A solution of another publisher with an app that uses all that model-driven apps have: what the player has to play
 * although nobody made it for this app. On purpose some of it is broken: a component that throws when it loads, a view
 * that asks for a column that is not there, a page that is missing, an entry of the site map without a table.
 */
export const strangerSolution = (): Uint8Array => testSolution({
  mutate(parts) {
    const replace = (before: string | RegExp, after: string) => edit(parts, CUSTOMIZATIONS, before, after);
    replace(/<form><tabs>.*?<\/form>/s, ticketForm);
    replace(/(?<=<\/systemform>)<\/forms>/, `${furtherTicketForms.main}</forms>${furtherTicketForms.others}`);
    replace('<FormXml/><RibbonDiffXml/>', `${projectForms}<SavedQueries>${projectView}</SavedQueries><RibbonDiffXml/>`);
    replace(/<layoutxml>.*?<\/fetchxml>/s, ticketView);
    replace('</savedquery></savedqueries></SavedQueries>', `</savedquery>${brokenView}${dueSoonView}</savedqueries></SavedQueries>`);
    replace('</visualization></Visualizations>', `</visualization>${charts}${monthChart}</Visualizations>`);
    replace(/<CustomActions\/><Templates>.*?<\/Templates>/s, ticketRibbon);
    replace(/(?<=<SiteMap>).*?(?=<\/SiteMap>)/s, siteMap);
    replace('<EnforceStateTransitions>', '<IsQuickCreateEnabled>1</IsQuickCreateEnabled><EnforceStateTransitions>');
    replace('<LocalizedNames><LocalizedName description="Ticket" languagecode="1033"/>', '<LocalizedNames><LocalizedName description="Ticket" languagecode="1033"/><LocalizedName description="Vorgang" languagecode="1031"/>');
    replace('</EntityRelationships>', `${relatedProjects}</EntityRelationships>`);
    replace('<Languages><Language>1033</Language>', '<Languages><Language>1033</Language><Language>1031</Language>');
    replace('</AppModule>', `${notificationsAllowed}</AppModule>`);
    for (const resource of webResources) addWebResource(parts, resource);
    for (const component of components) addComponent(parts, component);
    replaceScript(parts);
    edit(parts, '[Content_Types].xml', '<Override', '<Default Extension="resx" ContentType="application/octet-stream"/><Override');
  },
});

const ticketView = `<layoutxml><grid name="resultset" jump="acm_name" object="1"><row name="result" id="acm_ticketid"><cell name="acm_name" width="200"/>
  <cell name="acm_urgent" width="80" imageproviderwebresource="$webresource:acm_/js/ticket.js" imageproviderfunctionname="Acme.urgency"/><cell name="acm_kind" width="100"/>
  <cell name="acm_projectid" width="120"/><cell name="p.acm_code" width="80"/><cell name="acm_cost" width="80"/><cell name="acm_dueon" width="100"/></row></grid></layoutxml>
  <fetchxml><fetch version="1.0"><entity name="acm_ticket"><attribute name="acm_name"/><attribute name="acm_urgent"/><attribute name="acm_kind"/><attribute name="acm_projectid"/>
  <attribute name="acm_cost"/><attribute name="acm_dueon"/><order attribute="acm_name" descending="false"/>
  <link-entity name="acm_project" from="acm_projectid" to="acm_projectid" alias="p" link-type="outer"><attribute name="acm_code"/></link-entity></entity></fetch></fetchxml>`;

const view = (id: string, name: string, table: string, column: string) => `<savedquery><savedqueryid>{${id}}</savedqueryid><isdefault>0</isdefault><querytype>0</querytype>
  <layoutxml><grid name="resultset" jump="acm_name"><row name="result" id="${table}id"><cell name="acm_name" width="200"/></row></grid></layoutxml>
  <fetchxml><fetch version="1.0"><entity name="${table}"><attribute name="acm_name"/><filter><condition attribute="${column}" operator="not-null"/></filter></entity></fetch></fetchxml>
  <LocalizedNames><LocalizedName description="${name}" languagecode="1033"/></LocalizedNames></savedquery>`;

const projectView = `<savedqueries>${view('a0000000-0000-4000-8000-000000000010', 'All Projects', 'acm_project', 'acm_name')}</savedqueries>`;
const brokenView = view('a0000000-0000-4000-8000-000000000011', 'Broken Tickets', 'acm_ticket', 'acm_gone');

const charts = ['Bar', 'Line', 'Area', 'Pie', 'Doughnut', 'Funnel', 'Radar'].map((type, index) => `<visualization>
  <savedqueryvisualizationid>{a0000000-0000-4000-8000-00000000002${index}}</savedqueryvisualizationid><name>${type} of Kinds</name><primaryentitytypecode>acm_ticket</primaryentitytypecode>
  <datadescription><datadefinition><fetchcollection><fetch mapping="logical" aggregate="true"><entity name="acm_ticket"><attribute name="acm_cost" aggregate="sum" alias="n"/>
  <attribute name="acm_kind" groupby="true" alias="kind"/></entity></fetch></fetchcollection>
  <categorycollection><category alias="kind"><measurecollection><measure alias="n"/></measurecollection></category></categorycollection></datadefinition></datadescription>
  <presentationdescription><Chart><Series><Series ChartType="${type}"/></Series></Chart></presentationdescription><isdefault>0</isdefault></visualization>`).join('');

/** Counts tickets by the month in which they are due, and by their kind. */
const monthChart = `<visualization><savedqueryvisualizationid>{a0000000-0000-4000-8000-000000000027}</savedqueryvisualizationid><name>Due by Month</name><primaryentitytypecode>acm_ticket</primaryentitytypecode>
  <datadescription><datadefinition><fetchcollection><fetch mapping="logical" aggregate="true"><entity name="acm_ticket"><attribute name="acm_ticketid" aggregate="count" alias="n"/>
  <attribute name="acm_dueon" groupby="true" dategrouping="month" alias="month"/><attribute name="acm_kind" groupby="true" alias="kind"/></entity></fetch></fetchcollection>
  <categorycollection><category alias="month"><measurecollection><measure alias="n"/></measurecollection></category></categorycollection></datadefinition></datadescription>
  <presentationdescription><Chart><Series><Series ChartType="Column"/></Series></Chart></presentationdescription><isdefault>0</isdefault></visualization>`;

/** Due within a week, those of the project that was made first before others. */
const dueSoonView = `<savedquery><savedqueryid>{a0000000-0000-4000-8000-000000000012}</savedqueryid><isdefault>0</isdefault><querytype>0</querytype>
  <layoutxml><grid name="resultset" jump="acm_name"><row name="result" id="acm_ticketid"><cell name="acm_name" width="200"/><cell name="acm_dueon" width="100"/><cell name="p.createdon" width="140"/></row></grid></layoutxml>
  <fetchxml><fetch version="1.0"><entity name="acm_ticket"><attribute name="acm_name"/><attribute name="acm_dueon"/><order entityname="p" attribute="createdon" descending="false"/><order attribute="acm_name"/>
  <filter><condition attribute="acm_dueon" operator="next-x-days" value="7"/></filter>
  <link-entity name="acm_project" from="acm_projectid" to="acm_projectid" alias="p" link-type="outer"><attribute name="createdon"/></link-entity></entity></fetch></fetchxml>
  <LocalizedNames><LocalizedName description="Due Soon" languagecode="1033"/></LocalizedNames></savedquery>`;

const notificationsAllowed = `<appsettings><appsetting uniquename="acm_Desk_Notifications"><iscustomizable>1</iscustomizable>
  <settingdefinitionid><uniquename>AllowNotificationsEarlyAccess</uniquename></settingdefinitionid><value>true</value></appsetting></appsettings>`;

const titles = (english: string, german: string) => `<Titles><Title LCID="1033" Title="${english}"/><Title LCID="1031" Title="${german}"/></Titles>`;

const siteMap = `<Area Id="desk">${titles('Desk', 'Schreibtisch')}<Group Id="work">${titles('Work', 'Arbeit')}<SubArea Id="tickets" Entity="acm_ticket"/><SubArea Id="projects" Entity="acm_project"/></Group></Area>
  <Area Id="office">${titles('Office', 'Büro')}<Group Id="books">${titles('Books', 'Bücher')}<SubArea Id="accounts" Entity="account"/>
  <SubArea Id="hello" Url="$webresource:acm_/pages/hello.html">${titles('Hello', 'Hallo')}</SubArea><SubArea Id="ghost" Entity="acm_ghost">${titles('Ghost', 'Gespenst')}</SubArea></Group></Area>`;

const relatedProjects = `<EntityRelationship Name="acm_ticket_project_related"><EntityRelationshipType>ManyToMany</EntityRelationshipType><IsCustomizable>1</IsCustomizable>
  <FirstEntityName>acm_Ticket</FirstEntityName><SecondEntityName>acm_Project</SecondEntityName><IntersectEntityName>acm_ticket_project_related</IntersectEntityName>
  <EntityRelationshipRoles><EntityRelationshipRole><NavigationPropertyName>acm_ticket_project_related</NavigationPropertyName><AssociationRoleOrdinal>1</AssociationRoleOrdinal></EntityRelationshipRole>
  <EntityRelationshipRole><NavigationPropertyName>acm_ticket_project_related</NavigationPropertyName><AssociationRoleOrdinal>2</AssociationRoleOrdinal></EntityRelationshipRole></EntityRelationshipRoles></EntityRelationship>`;

interface Resource { readonly name: string; readonly type: number; readonly id: string; readonly content: string }

const webResources: readonly Resource[] = [
  {
    name: 'acm_/pages/hello.html', type: 1, id: 'a0000000-0000-4000-8000-000000000030',
    content: '<!doctype html><html lang="en"><head><title>Hello</title></head><body><main><h1>Hello from Acme</h1></main></body></html>',
  },
  { name: 'acm_/img/urgent.svg', type: 11, id: 'a0000000-0000-4000-8000-000000000031', content: '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><circle cx="8" cy="8" r="7" fill="#a80000"/></svg>' },
];

function addWebResource(parts: SolutionText, { name, type, id, content }: Resource): void {
  const path = `WebResources/${name.replace(/\W/g, '')}${id.toUpperCase()}`;
  parts[path] = content;
  edit(parts, CUSTOMIZATIONS, '</WebResources>', `<WebResource><WebResourceId>{${id}}</WebResourceId><Name>${name}</Name><DisplayName>${name}</DisplayName>
    <WebResourceType>${type}</WebResourceType><IntroducedVersion>1.0</IntroducedVersion><FileName>/${path}</FileName></WebResource></WebResources>`);
  edit(parts, 'solution.xml', '</RootComponents>', `<RootComponent type="61" schemaName="${name}" behavior="0"/></RootComponents>`);
  edit(parts, '[Content_Types].xml', '</Types>', `<Override PartName="/${path}" ContentType="application/octet-stream"/></Types>`);
}

interface Component { readonly name: string; readonly bundle: string; readonly properties: string }

const points = '<property name="points" display-name-key="Points" of-type="Whole.None" usage="bound" required="true"/>';

const components: readonly Component[] = [
  { name: 'Gauge', bundle: gaugeBundle, properties: points },
  { name: 'Cards', bundle: cardsBundle, properties: '<data-set name="rows" display-name-key="Rows"/>' },
  { name: 'Broken', bundle: "throw new Error('This bundle is broken.');", properties: points },
];

function addComponent(parts: SolutionText, { name, bundle, properties }: Component): void {
  const folder = `Controls/acm_Acme.${name}/`;
  if (parts[`${folder}ControlManifest.xml`] === undefined) {
    edit(parts, CUSTOMIZATIONS, '</CustomControls>', `<CustomControl><Name>acm_Acme.${name}</Name><FileName>/${folder}ControlManifest.xml</FileName></CustomControl></CustomControls>`);
    edit(parts, 'solution.xml', '</RootComponents>', `<RootComponent type="66" schemaName="acm_Acme.${name}" behavior="0"/></RootComponents>`);
  }
  parts[`${folder}ControlManifest.xml`] = `<manifest><control namespace="Acme" constructor="${name}" version="1.0.0" display-name-key="Acme ${name}" control-type="standard">${properties}
    <resources><code path="bundle.js" order="1"/><resx path="strings/${name}.1033.resx" version="1.0.0"/></resources></control></manifest>`;
  parts[`${folder}bundle.js`] = bundle;
  parts[`${folder}strings/${name}.1033.resx`] = `<?xml version="1.0" encoding="utf-8"?><root><data name="${name}_Label"><value>${name} shows</value></data></root>`;
}

function replaceScript(parts: SolutionText): void {
  const [script] = Object.keys(parts).filter((path) => path.startsWith('WebResources/acm_jsticketjs'));
  if (script) parts[script] = ticketScript;
}
