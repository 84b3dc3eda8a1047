import { gdapEvent, gdapProvider, gdapRequest, type Table } from '@gdap-manager/entities';
import { timeline } from '@gdap-manager/entities/presentation';
import { child, children, descendants, parseXmlTree, textAt, type XmlElement } from '../../checks/xml-tree';
import { viewId } from '../views';
import { element, xmlDocument } from '../xml';
import { formElements } from '.';
import { formScope, tabElement } from './layout';

const formsOf = (table: Table) => children(parseXmlTree(xmlDocument(element('FormXml', {}, formElements(table)))), 'forms/systemform');
const mainOf = (table: Table): XmlElement => child(formsOf(table)[0], 'form')!;
const request = mainOf(gdapRequest);
const controls = (form: XmlElement) => descendants(child(form, 'tabs'), 'control').map(({ attributes }) => attributes);

describe('a form', () => {
  it('keeps the id that it had before forms were defined one by one', () => {
    expect(textAt(formsOf(gdapRequest)[0], 'formid')).toBe('{fd9be3db-eb8a-5830-9e6e-f4d16595ac06}');
  });

  it('has the state, who must move and the expiry in its header', () => {
    const header = descendants(child(request, 'header'), 'control').map(({ attributes }) => [attributes.id, attributes.disabled]);
    expect(header).toEqual([['header_statuscode', 'true'], ['header_gdap_waitingon', 'true'], ['header_gdap_expirydate', 'true'], ['header_ownerid', 'false']]);
    expect(request.attributes.headerdensity).toBe('HighWithControls');
    expect(mainOf(gdapEvent).attributes.headerdensity).toBe('HighWithControls');
  });

  it('names a control after its column, with a number where the column is there again', () => {
    const bound = controls(request).filter(({ datafieldname }) => datafieldname === 'modifiedon').map(({ id }) => id);
    expect(bound).toEqual(['modifiedon', 'modifiedon1', 'modifiedon2']);
  });

  it('fills the rows of a section from left to right', () => {
    const section = descendants(request, 'section').find(({ attributes }) => attributes.name === 'request_request')!;
    expect(section.attributes.columns).toBe('11');
    const rows = children(section, 'rows/row').map((row) => children(row, 'cell/control').map(({ attributes }) => attributes.id));
    expect(rows).toEqual([['gdap_name', 'gdap_templateid'], ['gdap_accountid', 'gdap_autorenew'], ['gdap_provideraccountid', 'gdap_durationdays'], ['gdap_contactid', 'gdap_atend'], ['gdap_partnerconsent']]);
  });

  it('gives a long text a row of its own', () => {
    const section = descendants(request, 'section').find(({ attributes }) => attributes.name === 'details_trouble')!;
    const [first, second] = children(section, 'rows/row').map((row) => children(row, 'cell').map((cell) => [child(cell, 'control')!.attributes.id, cell.attributes.colspan]));
    expect(first).toEqual([['gdap_lasterror', '2']]);
    expect(second).toEqual([['gdap_attempts', undefined], ['gdap_checkedon', undefined]]);
  });

  it('puts a code component in the place of a field on phone, tablet and browser', () => {
    const [description] = children(request, 'controlDescriptions/controlDescription');
    const control = controls(request).find(({ uniqueid }) => uniqueid === description!.attributes.forControl);
    expect(control?.datafieldname).toBe('modifiedon');
    const [fallback, ...byDevice] = children(description, 'customControl');
    expect(fallback!.attributes.id).toBe(control?.classid);
    expect(byDevice.map(({ attributes }) => [attributes.formFactor, attributes.name])).toEqual(['0', '1', '2'].map((factor) => [factor, 'gdap_GdapManager.RequestLifecycle']));
    expect(byDevice.map((device) => textAt(device, 'parameters/modifiedOn'))).toEqual(['modifiedon', 'modifiedon', 'modifiedon']);
  });

  it('lists the rows that point to its own in one of the views of their table', () => {
    const list = descendants(mainOf(gdapProvider), 'control').find(({ attributes }) => attributes.id === 'grid_gdap_event');
    expect(['TargetEntityType', 'RelationshipName', 'ViewId'].map((name) => textAt(list, `parameters/${name}`))).toEqual([
      'gdap_event', 'gdap_provider_events', `{${viewId(gdapEvent, 'timeline')}}`,
    ]);
    expect(list?.attributes.indicationOfSubgrid).toBe('true');
  });

  it('has the e-mails about its row in the timeline of the platform, which names itself', () => {
    const tab = tabElement(formScope(gdapRequest, 'a'), { key: 'mails', label: 'E-mails', sections: [{ key: 'mails', cells: [timeline('E-mails')] }] });
    const [cell] = descendants(parseXmlTree(xmlDocument(tab)), 'cell');
    expect(cell!.attributes).toMatchObject({ showlabel: 'false', rowspan: '12' });
    expect(child(cell, 'control')!.attributes).toMatchObject({ id: 'notescontrol', classid: '{06375649-C143-495E-A496-C962E5B4488E}' });
    expect(textAt(cell, 'control/parameters/UClientModules')).toBe('Activities');
  });

  it('calls its script with the execution context when it is opened', () => {
    expect(child(request, 'formLibraries/Library')?.attributes.name).toBe('gdap_/scripts/forms.js');
    expect(child(request, 'events/event')?.attributes.name).toBe('onload');
    expect(child(request, 'events/event/Handlers/Handler')?.attributes).toMatchObject({
      functionName: 'GdapManager.Forms.Request.onLoad', libraryName: 'gdap_/scripts/forms.js', passExecutionContext: 'true', enabled: 'true',
    });
    expect(child(mainOf(gdapEvent), 'events')).toBeUndefined();
  });

  it('lets nobody type into a running number', () => {
    expect(controls(request).find(({ id }) => id === 'gdap_number')?.disabled).toBe('true');
  });
});
