import type { FormModel } from '../../app-model';
import { field, formWith, played } from '../testing';
import { literals } from './events';

const formOf = (form: string, lcid = 1033): FormModel => played({ form, lcid }).tables.acm_ticket!.forms[0]!;
const firstCell = (form: FormModel) => form.tabs[0]!.columns[0]!.sections[0]!.rows[0]![0]!;

describe('A form', () => {
  it('has tabs, columns, sections and rows of cells', () => {
    const form = formOf(formWith(`<row>${field('acm_name')}${field('acm_email', 'disabled="true"')}</row><row>${field('acm_notes', '', 'colspan="2" rowspan="3" showlabel="false" visible="false"')}</row>`));
    expect(form).toMatchObject({ type: 'main', isDefault: true, name: 'Ticket', roles: [], order: 0 });
    const [tab] = form.tabs;
    expect(tab).toMatchObject({ id: 'b0000000-0000-4000-8000-000000000001', name: 'general', label: 'General', visible: true, expanded: true });
    const section = tab!.columns[0]!.sections[0]!;
    expect(section).toMatchObject({ name: 'main', columns: 2, showLabel: false });
    expect(section.rows.map((row) => row.map(({ control }) => control?.column))).toEqual([['acm_name', 'acm_email'], ['acm_notes']]);
    expect(section.rows[0]![1]!.control).toMatchObject({ kind: 'field', disabled: true, classId: '4273EDBD-AC1D-40D3-9FB2-095C621B552D' });
    expect(section.rows[1]![0]).toMatchObject({ columnSpan: 2, rowSpan: 3, showLabel: false, visible: false });
  });

  it('is labelled in the language asked for; a cell without a label is called as its column', () => {
    const form = formOf(formWith(`<row>${field('acm_email')}</row>`), 1031);
    expect([form.tabs[0]!.label, firstCell(form).label]).toEqual(['Allgemein', 'acm_Email']);
  });

  it('has a header and a footer', () => {
    const header = `<header id="{d0000000-0000-4000-8000-000000000001}" columns="111"><rows><row>${field('statuscode')}<cell id="{d0000000-0000-4000-8000-000000000002}"/></row></rows></header>`;
    expect(formOf(formWith('', header)).header.map(({ control }) => control?.column)).toEqual(['statuscode']);
  });

  it('has lists, with what their parameters say', () => {
    const form = formOf(formWith(`<row><cell id="{c0000000-0000-4000-8000-000000000003}"><control id="children" classid="{E7A81278-8635-4d9e-8D4D-59480B391C5B}" indicationOfSubgrid="true"><parameters>
      <ViewId>{A0000000-0000-4000-8000-000000000008}</ViewId><TargetEntityType>acm_ticket</TargetEntityType><RelationshipName>acm_ticket_acm_ticket</RelationshipName>
      <EnableQuickFind>true</EnableQuickFind><RecordsPerPage>7</RecordsPerPage></parameters></control></cell></row>`));
    expect(firstCell(form).control).toMatchObject({
      kind: 'subgrid',
      subgrid: { table: 'acm_ticket', viewId: 'a0000000-0000-4000-8000-000000000008', relationship: 'acm_ticket_acm_ticket', showQuickFind: true, showViewPicker: false, recordsPerPage: 7 },
    });
  });

  it('shows a code component in place of a control, as bound for browsers', () => {
    const form = formOf(formWith(`<row>${field('modifiedon', 'uniqueid="{e0000000-0000-4000-8000-00000000000A}"')}</row>`, `<controlDescriptions><controlDescription forControl="{E0000000-0000-4000-8000-00000000000a}">
      <customControl id="{5B773807-9FB2-42db-97C3-7A91EFF8ADFF}"><parameters><datafieldname>modifiedon</datafieldname></parameters></customControl>
      <customControl formFactor="1" name="acm_Acme.Other"><parameters/></customControl>
      <customControl formFactor="2" name="acm_Acme.Gauge"><parameters><value>modifiedon</value><text static="true" type="SingleLine.Text">Hello</text>
        <data-set name="rows"><TargetEntityType>acm_ticket</TargetEntityType></data-set></parameters></customControl></controlDescription></controlDescriptions>`));
    expect(firstCell(form).control?.component).toEqual({
      name: 'acm_Acme.Gauge',
      parameters: { value: { column: 'modifiedon' }, text: { value: 'Hello', type: 'SingleLine.Text' } },
      dataSets: { rows: expect.objectContaining({ table: 'acm_ticket' }) },
    });
  });

  it('names libraries and handlers', () => {
    const form = formOf(formWith('', `<formLibraries><Library name="acm_/js/ticket.js" libraryUniqueId="{1}"/></formLibraries><events>
      <event name="onload" application="false" active="false"><Handlers><Handler functionName="Acme.onLoad" libraryName="acm_/js/ticket.js" enabled="true" passExecutionContext="true" parameters="1, 'a', {&quot;b&quot;: true}"/></Handlers></event>
      <event name="onchange" attribute="acm_Email"><Handlers><Handler functionName="Acme.onEmail" libraryName="acm_/js/ticket.js" enabled="false"/></Handlers></event></events>`));
    expect(form.libraries).toEqual(['acm_/js/ticket.js']);
    expect(form.events).toEqual([
      { name: 'onload', functionName: 'Acme.onLoad', library: 'acm_/js/ticket.js', passExecutionContext: true, parameters: [1, 'a', { b: true }], enabled: true },
      { name: 'onchange', attribute: 'acm_email', functionName: 'Acme.onEmail', library: 'acm_/js/ticket.js', passExecutionContext: false, parameters: [], enabled: false },
    ]);
  });

  it('is for the roles of its display conditions, and for everyone when it is the fallback', () => {
    const conditions = (more: string) => formWith('', `<DisplayConditions Order="2" ${more}><Role Id="{A0000000-0000-4000-8000-000000000005}"/></DisplayConditions>`);
    expect(formOf(conditions(''))).toMatchObject({ order: 2, roles: ['a0000000-0000-4000-8000-000000000005'] });
    expect(formOf(conditions('FallbackForm="true"'))).toMatchObject({ roles: [] });
  });

  it('keeps a control of an unknown kind, as unsupported', () => {
    const model = played({ form: formWith('<row><cell id="{c0000000-0000-4000-8000-000000000003}"><control id="map" classid="{62B0DF79-0464-470F-8AF7-4483CFEA0C7D}"/></cell></row>') });
    expect(firstCell(model.tables.acm_ticket!.forms[0]!).control).toMatchObject({ id: 'map', kind: 'unsupported' });
    expect(model.unsupported).toEqual([expect.stringContaining("The control 'map' of the form 'Ticket'")]);
  });
});

describe('Parameters of handlers', () => {
  it.each([['', []], [' ', []], ['true,null', [true, null]], [`'it\\'s', "a"`, ["it's", 'a']], ['someVariable', ['someVariable']]])('%s', (text, values) => {
    expect(literals(text)).toEqual(values);
  });
});
