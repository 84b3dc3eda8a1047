import fc from 'fast-check';
import { parseXml, printXml } from '../xml';
import { isFormChange, mergeForm } from './merge';

const section = (id: string, fields: readonly string[]) =>
  `<section id="{${id}}"><rows>${fields.map((field) => `<row><cell id="{cell-${field}}"><control id="${field}"/></cell></row>`).join('')}</rows></section>`;
const tab = (id: string, inside: string, more = '') => `<tab id="{${id}}"${more}><columns><column width="100%"><sections>${inside}</sections></column></columns></tab>`;
const form = (tabs: string, more = '') => `<form><tabs>${tabs}</tabs>${more}</form>`;

const base = form(tab('one', section('s1', ['name', 'phone'])) + tab('two', section('s2', ['notes'])));
const merged = (change: string, onto = base) => printXml(mergeForm(parseXml(onto, 'base'), parseXml(change, 'change')));
const tabsOf = (xml: string) => [...xml.matchAll(/<tab id="\{(\w+)\}/g)].map(([, id]) => id);
const cellsOf = (xml: string) => [...xml.matchAll(/<cell id="\{cell-(\w+)\}/g)].map(([, id]) => id);

describe('A change of a form', () => {
  it('is told by the marks of its nodes', () => {
    expect(isFormChange(parseXml(base, 'base'))).toBe(false);
    expect(isFormChange(parseXml(form(tab('x', '', ' solutionaction="Added"')), 'change'))).toBe(true);
  });

  it.each([['0', ['new', 'one', 'two']], ['1', ['one', 'new', 'two']], ['100', ['one', 'two', 'new']]])('adds a tab at its place %s', (ordinal, tabs) => {
    const result = merged(form(tab('new', section('s3', ['extra']), ` solutionaction="Added" ordinalvalue="${ordinal}"`)));
    expect(tabsOf(result)).toEqual(tabs);
    expect(result).not.toMatch(/solutionaction|ordinalvalue/);
  });

  it('adds a section to a tab of the base, and a row to a section', () => {
    const added = `<section id="{S1}" solutionaction="Modified"><rows><row solutionaction="Added" ordinalvalue="1"><cell id="{cell-mail}"/></row></rows></section><section id="{s9}" solutionaction="Added"/>`;
    const result = merged(form(tab('ONE', added, ' solutionaction="Modified"')));
    expect(cellsOf(result)).toEqual(['name', 'mail', 'phone', 'notes']);
    expect(result).toMatch(/<\/section><section id="\{s9\}"\/>/);
  });

  it('changes attributes and labels of a node, and leaves what is inside', () => {
    const labelled = base.replace('<tab id="{two}">', '<tab id="{two}" visible="true"><labels><label description="Two" languagecode="1033"/></labels>');
    const result = merged('<form><tabs><tab id="{two}" visible="false" solutionaction="Modified"><labels><label description="Second" languagecode="1033"/></labels></tab></tabs></form>', labelled);
    expect(result).toContain('<tab id="{two}" visible="false"><labels><label description="Second" languagecode="1033"/></labels>');
    expect(cellsOf(result)).toEqual(['name', 'phone', 'notes']);
  });

  it('takes nodes away', () => {
    const result = merged(form(tab('one', '<section id="{s1}" solutionaction="Modified"><rows><row><cell id="{cell-name}" solutionaction="Removed"/></row></rows></section>', ' solutionaction="Modified"') + '<tab id="{two}" solutionaction="Removed"/>'));
    expect([tabsOf(result), cellsOf(result)]).toEqual([['one'], ['phone']]);
  });

  it('brings libraries, handlers and bindings of code components, where the base has none of them either', () => {
    const more = '<formLibraries><Library name="acm_/a.js" solutionaction="Added"/></formLibraries><controlDescriptions><controlDescription forControl="{u}" solutionaction="Added"><customControl formFactor="2" name="acm_Acme.Gauge"/></controlDescription></controlDescriptions>';
    expect(merged(form('', more))).toContain(more.replaceAll(' solutionaction="Added"', ''));
  });

  it.each([
    ['a tab to change', form(tab('three', '', ' solutionaction="Modified"'))], ['a section on the way to something new', form(tab('one', '<section id="{s7}"><rows><row solutionaction="Added"/></rows></section>'))],
  ])('is refused when the form lacks %s', (_, change) => {
    expect(() => merged(change)).toThrow(/The form to be changed has no (tab|section)/);
  });

  it('merged twice is merged once, and keeps everything of the base that it does not take away', () => {
    const ids = fc.uniqueArray(fc.constantFrom('one', 'two', 'three', 'four', 'five'), { minLength: 1 });
    fc.assert(fc.property(ids, ids, fc.nat(6), (known, added, ordinal) => {
      const onto = form(known.map((id) => tab(id, section(`s-${id}`, [id]))).join(''));
      const change = form(added.map((id) => tab(id, section(`n-${id}`, [`new${id}`]), ` solutionaction="Added" ordinalvalue="${ordinal}"`)).join(''));
      const once = merged(change, onto);
      expect(merged(change, once)).toBe(once);
      expect(new Set(tabsOf(once))).toEqual(new Set([...known, ...added]));
      expect(tabsOf(once).filter((id) => known.includes(id as 'one'))).toEqual(known);
    }));
  });
});
