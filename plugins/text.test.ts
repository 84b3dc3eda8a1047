import { folded } from './text';

it('compares names whatever their case', () => expect(folded(' Équipe ÉTÉ')).toBe(folded('e\u0301quipe été '.replace('e\u0301', 'é'))));
it('compares names whatever their accents are written like', () => expect(folded('e\u0301t\u00e9')).toBe(folded('\u00e9te\u0301')));
