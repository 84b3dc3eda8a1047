import fc from 'fast-check';
import { parseXmlTree } from '../checks/xml-tree';
import { element, value, values, xmlDocument, xmlFragment } from './xml';

/** What people write: any printable characters, no line breaks, no space at the ends. */
const text = fc.string({ unit: fc.oneof(fc.constantFrom(...'<>&"\'{};#= '), fc.stringMatching(/^[\p{L}\p{N}]$/u)), minLength: 1 }).map((raw) => raw.trim());

describe('a written document', () => {
  it('keeps every text and attribute as it was', () => {
    fc.assert(
      fc.property(text, text, (attribute, content) => {
        const read = parseXmlTree(xmlDocument(value('note', content, { by: attribute })));
        expect([read.attributes.by, read.text]).toEqual([attribute, content]);
      }),
    );
  });

  it('keeps a document within an attribute', () => {
    fc.assert(
      fc.property(text, (attribute) => {
        const inner = xmlFragment(element('inner', { by: attribute }));
        const read = parseXmlTree(xmlDocument(element('outer', { data: inner })));
        expect(parseXmlTree(read.attributes.data!).attributes.by).toBe(attribute);
      }),
    );
  });

  it('writes yes and no as the format does, and leaves out what is not given', () => {
    const read = parseXmlTree(xmlDocument(element('all', { yes: true, absent: undefined }, values({ no: false, number: 5, empty: '', missing: undefined }))));
    expect(read.attributes).toEqual({ yes: '1' });
    expect(read.children.map(({ name, text: content }) => [name, content])).toEqual([['no', '0'], ['number', '5'], ['empty', '']]);
  });
});
