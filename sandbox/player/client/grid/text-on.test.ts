import { textOn } from './text-on';

it.each([
  ['#107c10', '#ffffff'],
  ['#0078d4', '#ffffff'],
  ['#ffb900', '#000000'],
  ['#000000', '#ffffff'],
  ['#ffffff', '#000000'],
  ['not a colour', '#000000'],
])('writes on %s in %s', (color, text) => expect(textOn(color)).toBe(text));
