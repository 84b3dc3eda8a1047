import { ids } from '../../../dataverse/solutions/test-solution/ids';

const label = (english: string, german = english) =>
  `<labels><label description="${english}" languagecode="1033"/><label description="${german}" languagecode="1031"/></labels>`;

let cells = 0;
const nextId = () => `{c1000000-0000-4000-8000-${String((cells += 1)).padStart(12, '0')}}`;

const row = (control: string, more = '', text = '') => `<row><cell id="${nextId()}" ${more}>${text && label(text)}${control}</cell></row>`;

/** Class ids as the form designer writes them, by kind of column. */
const CLASSES = {
  text: '4273EDBD-AC1D-40D3-9FB2-095C621B552D', memo: 'E0DECE4B-6FC8-4A8F-A065-082708572369', whole: 'C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F',
  decimal: 'C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E', money: '533B9E00-756B-4312-95A0-DC888637AC78', yesNo: '67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED',
  choice: '3EF39988-22BB-4F0B-BBBE-64B5A3748AEE', date: '5B773807-9FB2-42DB-97C3-7A91EFF8ADFF', lookup: '270BD3DB-D9AF-4782-9025-509E298DEC0A',
} as const;

const field = (column: string, kind: keyof typeof CLASSES, more = '') => row(`<control id="${column}" classid="{${CLASSES[kind]}}" datafieldname="${column}" ${more}/>`);

const control = (id: string, classId: string, text: string, parameters: string, more = '') =>
  row(`<control id="${id}" classid="{${classId}}" ${more}><parameters>${parameters}</parameters></control>`, 'rowspan="5"', text);

const subgrid = (id: string, text: string, table: string, relationship: string, more = '') => control(id, 'E7A81278-8635-4D9E-8D4D-59480B391C5B', text,
  `<TargetEntityType>${table}</TargetEntityType><RelationshipName>${relationship}</RelationshipName><RecordsPerPage>4</RecordsPerPage>`, more);

const webResource = (id: string, text: string, name: string) =>
  control(id, '9FDF5F91-88B1-47F4-AD53-C11EFC01A01D', text, `<Url>${name}</Url><PassParameters>true</PassParameters>`);

let places = 0;
const placeId = () => `{b1000000-0000-4000-8000-${String((places += 1)).padStart(12, '0')}}`;

const section = (name: string, text: string, rows: string, more = '') =>
  `<section name="${name}" id="${placeId()}" columns="1" ${more}>${label(text)}<rows>${rows}</rows></section>`;

const tab = (name: string, english: string, german: string, sections: string, more = '', events = '') =>
  `<tab name="${name}" id="${placeId()}" ${more}>${label(english, german)}<columns><column width="100%"><sections>${sections}</sections></column></columns>${events}</tab>`;

const handler = (functionName: string, more = '') =>
  `<Handlers><Handler functionName="${functionName}" libraryName="acm_/js/ticket.js" handlerUniqueId="${placeId()}" enabled="true" passExecutionContext="true" ${more}/></Handlers>`;

const fields = [
  field('acm_name', 'text'), field('acm_email', 'text'), field('acm_notes', 'memo'), field('acm_points', 'whole'), field('acm_effort', 'decimal'), field('acm_cost', 'money'),
  field('acm_urgent', 'yesNo'), field('acm_kind', 'choice'), field('acm_externalid', 'text'), field('acm_dueon', 'date'), field('acm_reportedon', 'date'),
  field('acm_projectid', 'lookup'), field('acm_customerid', 'lookup'), field('ownerid', 'lookup'),
].join('');

const glance = `&lt;QuickForms&gt;&lt;QuickForm entityname="acm_project"&gt;${ids.view.replace(/8$/, 'c')}&lt;/QuickForm&gt;&lt;/QuickForms&gt;`;

const details = [
  row(`<control id="glance" classid="{5C5600E0-1D6E-4205-A272-BE80DA87FD42}" datafieldname="acm_projectid"><parameters><QuickForms>${glance}</QuickForms></parameters></control>`, '', 'Project at a glance'),
  subgrid('children', 'Child Tickets', 'acm_ticket', 'acm_ticket_acm_ticket'),
  subgrid('related', 'Related Projects', 'acm_project', 'acm_ticket_project_related'),
].join('');

const unique = { gauge: '{d1000000-0000-4000-8000-000000000001}', cards: '{d1000000-0000-4000-8000-000000000002}', broken: '{d1000000-0000-4000-8000-000000000003}' };

const extras = [
  row(`<control id="acm_points1" classid="{${CLASSES.whole}}" datafieldname="acm_points" uniqueid="${unique.gauge}"/>`, '', 'Gauge of points'),
  subgrid('cards', 'Cards', 'acm_ticket', 'acm_ticket_acm_ticket', `uniqueid="${unique.cards}"`),
  row(`<control id="acm_points2" classid="{${CLASSES.whole}}" datafieldname="acm_points" uniqueid="${unique.broken}"/>`, '', 'Broken component'),
  webResource('hello', 'Hello page', 'acm_/pages/hello.html'),
  webResource('missing', 'Missing page', 'acm_/pages/missing.html'),
  control('timeline', '06375649-C143-495E-A496-C962E5B4488E', 'Timeline', ''),
  control('mystery', '12345678-0000-4000-8000-000000000000', 'Mystery', ''),
].join('');

const component = (forControl: string, name: string, parameters: string) => `<controlDescription forControl="${forControl}">
  ${['0', '1', '2'].map((formFactor) => `<customControl formFactor="${formFactor}" name="${name}"><parameters>${parameters}</parameters></customControl>`).join('')}</controlDescription>`;

const cardRows = '<data-set name="rows"><TargetEntityType>acm_ticket</TargetEntityType><RelationshipName>acm_ticket_acm_ticket</RelationshipName></data-set>';

/** The main form of tickets: every kind of control, hidden parts, and scripts on every event. */
export const ticketForm = `<form>
  <header id="${placeId()}" columns="11"><rows>${field('statuscode', 'choice', 'disabled="true"').replace('id="statuscode"', 'id="header_statuscode"')}</rows></header>
  <tabs>${[
    tab('general', 'General', 'Allgemein', section('fields', 'Fields', fields)),
    tab('details', 'Details', 'Einzelheiten', section('lists', 'Lists', details), '', `<events><event name="tabstatechange" application="false" active="false">${handler('Acme.onTab')}</event></events>`),
    tab('extras', 'Extras', 'Zugaben', section('controls', 'Controls', extras) + section('secret', 'Secret section', field('acm_ratio', 'decimal'), 'visible="false"')),
    tab('hidden', 'For problems', 'Für Probleme', section('problems', 'Problems', field('acm_meetingat', 'date')), 'visible="false"'),
  ].join('')}</tabs>
  <footer id="${placeId()}" columns="1"><rows>${field('acm_number', 'text', 'disabled="true"')}</rows></footer>
  <events>
    <event name="onload" application="false" active="false">${handler('Acme.onLoad', 'parameters="\'Acme is glad to see you.\'"')}</event>
    <event name="onsave" application="false" active="false">${handler('Acme.onSave')}</event>
    <event name="onchange" application="false" active="false" attribute="acm_kind">${handler('Acme.onKind')}</event>
  </events>
  <formLibraries><Library name="acm_/js/ticket.js" libraryUniqueId="${placeId()}"/></formLibraries>
  <controlDescriptions>${component(unique.gauge, 'acm_Acme.Gauge', '<points>acm_points</points>')}${component(unique.cards, 'acm_Acme.Cards', cardRows)}
  ${component(unique.broken, 'acm_Acme.Broken', '<points>acm_points</points>')}</controlDescriptions>
  <DisplayConditions Order="0" FallbackForm="true"><Everyone/></DisplayConditions></form>`;

/** A form of a few rows. */
const shortForm = (rows: string, more = '') => `<form><tabs>${tab('short', 'Short', 'Kurz', section('short', 'Short', rows))}</tabs>${more}</form>`;

const systemForm = (id: string, name: string, form: string) => `<systemform><formid>{${id}}</formid><FormPresentation>1</FormPresentation><FormActivationState>1</FormActivationState>${form}
  <LocalizedNames><LocalizedName description="${name}" languagecode="1033"/></LocalizedNames></systemform>`;

const agents = shortForm(field('acm_name', 'text'), `<DisplayConditions Order="1"><Role Id="{${ids.role}}"/></DisplayConditions>`);
const quickCreate = shortForm(field('acm_name', 'text') + field('acm_kind', 'choice'));
const everyone = shortForm(field('acm_name', 'text') + field('acm_gone', 'text'), '<DisplayConditions Order="2"><Everyone/></DisplayConditions>');

/** Further forms of tickets: one for agents only, one for everybody that names a column that is not there, and quick create. */
export const furtherTicketForms = {
  main: systemForm('a0000000-0000-4000-8000-00000000000a', 'Ticket for Agents', agents) + systemForm('a0000000-0000-4000-8000-00000000000e', 'Short Ticket', everyone),
  others: `<forms type="quickCreate">${systemForm('a0000000-0000-4000-8000-00000000000b', 'New Ticket', quickCreate)}</forms>`,
};

/** Forms of projects: a main form and the one for quick views. */
export const projectForms = `<FormXml>
  <forms type="main">${systemForm('a0000000-0000-4000-8000-00000000000d', 'Project', shortForm(field('acm_name', 'text') + field('acm_code', 'text')))}</forms>
  <forms type="quick">${systemForm('a0000000-0000-4000-8000-00000000000c', 'At a Glance', shortForm(field('acm_code', 'text', 'disabled="true"')))}</forms></FormXml>`;
