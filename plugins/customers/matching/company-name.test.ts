import fc from 'fast-check';
import { comparableName } from './company-name';

describe('names of companies', () => {
  it.each([
    ['Contoso Ltd.', 'CONTOSO LIMITED'],
    ['Müller & Söhne GmbH & Co. KG', 'Muller und Sohne'],
    ['Contoso, S.A. de C.V.', 'contoso'],
    ['株式会社コントソ', 'コントソ'],
    ['コントソ株式会社', 'ｺﾝﾄｿ'],
    ['(株)コントソ', '㈱コントソ'],
    ['Ærø Færgefart A/S', 'Aero Faergefart'],
    ['Łódź Sp. z o.o.', 'LODZ'],
    ['Straße AG', 'Strasse'],
    ["O'Neill & Sons, Inc.", 'ONeill and Sons'],
    ['ООО Контосо', 'контосо'],
    ['Ａｃｍｅ　Corp', 'acme'],
  ])('%p and %p are the same', (one, other) => expect(comparableName(one)).toBe(comparableName(other)));

  it.each([
    ['Contoso', 'Contoso Bank'],
    ['かき', 'がき'],
    ['Contoso 1', 'Contoso 2'],
  ])('%p and %p are not', (one, other) => expect(comparableName(one)).not.toBe(comparableName(other)));

  it.each(['AG', 'SA', 'Ltd', 'e'])('stay where nothing else is there: %p', (name) => expect(comparableName(name)).toBe(name.toLowerCase()));
  it.each([null, '', ' ', '---', '…'])('are empty in %p', (name) => expect(comparableName(name)).toBe(''));

  it('do not depend on case, width or the way that accents are written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(comparableName(name.normalize('NFD'))).toBe(comparableName(name));
      expect(comparableName(` ${name} `)).toBe(comparableName(name));
    }));
  });
});
