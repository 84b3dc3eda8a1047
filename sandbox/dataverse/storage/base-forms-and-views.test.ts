import { XMLValidator } from 'fast-xml-parser';
import { child, parseXml } from '../solutions/xml';
import { newEnvironment } from '../solutions/testing';
import { writeBaseFormsAndViews } from './base-forms-and-views';
import { findPlatformRows, readPlatformRow, writePlatformRow } from './platform-rows';

const ACCOUNT_FORM = '8448b78f-8f42-454e-8e2a-f8196b0419af';

describe('The forms of a new environment', () => {
  it('are those that every environment has for accounts and contacts', () => {
    const names = findPlatformRows(newEnvironment(), 'systemform', {}).map(({ objecttypecode, type, name }) => `${objecttypecode} ${type} ${name}`).sort();
    expect(names).toEqual(['account 11 Account Card form', 'account 2 Account', 'account 7 Account Quick Create', 'contact 2 Contact', 'contact 7 Contact Quick Create']);
  });

  it('have unique ids, and in the account\'s the tab that solutions build on', () => {
    for (const { formxml } of findPlatformRows(newEnvironment(), 'systemform', {})) {
      expect(XMLValidator.validate(String(formxml))).toBe(true);
      const ids = [...String(formxml).matchAll(/ id="(\{[^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(readPlatformRow(newEnvironment(), 'systemform', ACCOUNT_FORM)?.formxml).toContain('<tab name="SUMMARY_TAB" id="{3b0b63a9-d379-689a-0ec3-e71eb4c6a841}"');
  });

  it('stay as somebody changed them', () => {
    const environment = newEnvironment();
    writePlatformRow(environment, 'systemform', { formid: ACCOUNT_FORM, name: 'Ours' });
    writeBaseFormsAndViews(environment);
    expect(readPlatformRow(environment, 'systemform', ACCOUNT_FORM)).toMatchObject({ name: 'Ours' });
  });
});

describe('The views of a new environment', () => {
  it.each(['account', 'contact', 'systemuser', 'team', 'businessunit', 'transactioncurrency'])('are one default of each kind for %s', (table) => {
    const views = findPlatformRows(newEnvironment(), 'savedquery', { returnedtypecode: table });
    expect(views.filter(({ isdefault }) => isdefault === 1).map(({ querytype }) => querytype).sort((a, b) => Number(a) - Number(b))).toEqual([0, 1, 2, 4, 64]);
  });

  it('ask for and show only columns that are there', () => {
    const environment = newEnvironment();
    for (const { fetchxml, layoutxml, returnedtypecode } of findPlatformRows(environment, 'savedquery', {})) {
      const table = environment.catalog().table(String(returnedtypecode));
      const shown = child(parseXml(String(layoutxml), 'layout'), 'row')?.children ?? [];
      const asked = [...String(fetchxml).matchAll(/attribute(?: name)?="(\w+)"/g)].map(([, column]) => column);
      const missing = [...shown.map(({ attributes }) => attributes.name), ...asked].filter((column) => !table?.attribute(column ?? ''));
      expect(missing).toEqual([]);
    }
  });
});
