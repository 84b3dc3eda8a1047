import fc from 'fast-check';
import { DataverseError } from '../errors';
import { child, parseXml, textOf, toXml } from './xml';

const escaped = (text: string) => text.replace(/[&<>"'\r\n\t]/g, (character) => `&#${character.codePointAt(0)};`);
/** What XML 1.0 can hold at all. */
const texts = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''));

describe('reading XML', () => {
  it('finds elements, texts and attributes, whatever they are called', () => {
    const root = parseXml('<?xml version="1.0"?>\n<a constructor="Gauge"><b> x &amp; y </b><!-- no --><b/></a>', 'file');
    expect(root.attributes).toEqual({ constructor: 'Gauge' });
    expect(textOf(root, 'b')).toBe('x & y');
    expect(root.children.map(({ name }) => name)).toEqual(['b', 'b']);
    expect(child(root, 'c')).toBeUndefined();
  });

  it('gives back every text and attribute value that was written', () => {
    fc.assert(fc.property(texts, (text) => {
      const root = parseXml(`<a x="${escaped(text)}"><b>${escaped(text)}</b></a>`, 'file');
      expect(root.attributes.x).toBe(text);
      expect(root.children[0]?.text).toBe(text.trim());
    }));
  });

  it('writes an element again so that it reads the same', () => {
    fc.assert(fc.property(texts, (text) => {
      const root = parseXml(`<a><b x="${escaped(text)}">${escaped(text)}<c/>tail</b></a>`, 'file');
      const again = parseXml(toXml(child(root, 'b')!), 'file');
      expect({ ...again, node: 0 }).toEqual({ ...child(root, 'b')!, node: 0, children: expect.anything() });
    }));
  });

  it('refuses everything else with an error of its own, and with nothing but that', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string().map((text) => `<a>${text}</a>`)), (text) => {
      try {
        expect(parseXml(text, 'file').name).toEqual(expect.any(String));
      } catch (error) {
        expect(error).toBeInstanceOf(DataverseError);
      }
    }));
  });

  it.each(['', 'text', '<a>', '<a></b>', '<a/><b/>', '<!DOCTYPE a><a/>', `${'<a>'.repeat(500)}${'</a>'.repeat(500)}`, '<a x=1/>'])('refuses %.30s', (xml) => {
    expect(() => parseXml(xml, 'file')).toThrow(/not well formed\. file: /);
  });
});
