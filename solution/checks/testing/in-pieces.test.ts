import { parseXmlTree } from '../xml-tree';
import { parseInPieces } from './in-pieces';
import { sample } from './sample';

describe('reading in pieces', () => {
  it('reads what reading at once does', () => {
    const document = sample.get('customizations.xml')!;
    expect(parseInPieces(document)).toEqual(parseXmlTree(document));
    expect(parseInPieces(document)).toEqual(parseXmlTree(document));
  });

  it('reads a document without pieces', () => {
    expect(parseInPieces(sample.get('solution.xml')!)).toEqual(parseXmlTree(sample.get('solution.xml')!));
  });

  it.each(['<a><Entity><b></Entity></a>', '<a><Entity></Entity>', '<a><Entity></a>'])('refuses %s', (document) => {
    expect(() => parseInPieces(document)).toThrow();
  });
});
