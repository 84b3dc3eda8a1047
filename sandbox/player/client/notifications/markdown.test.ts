import fc from 'fast-check';
import { blocksOf, inlinesOf } from './markdown';

describe('The markdown of a notification', () => {
  it('has bold, italic and links', () => {
    expect(inlinesOf('**3** of _many_: [open](?pagetype=entitylist&etn=acm_ticket).')).toEqual([
      { kind: 'bold', text: '3' }, { kind: 'text', text: ' of ' }, { kind: 'italic', text: 'many' }, { kind: 'text', text: ': ' },
      { kind: 'link', text: 'open', url: '?pagetype=entitylist&etn=acm_ticket' }, { kind: 'text', text: '.' },
    ]);
  });

  it('has lists, whose items end with any kind of line', () => {
    expect(blocksOf('Colours:\r- Red\r- Blue\n\n1. One\r\n2. Two').map(({ kind, lines }) => [kind, lines.length])).toEqual([['paragraph', 1], ['bullets', 2], ['numbers', 2]]);
  });

  it('begins a paragraph after an empty line', () => {
    expect(blocksOf('One\nstill one\n\n\n\nTwo').map(({ lines }) => lines.length)).toEqual([2, 1]);
  });

  it.each(['acm_ticket_name', '2 * 3 ** 4', '[not a link]', '<b>bold</b>', '**', '__'])('leaves %s as it is', (text) => {
    expect(inlinesOf(text)).toEqual([{ kind: 'text', text }]);
  });

  it('loses no text that is no mark', () => {
    const word = fc.stringMatching(/^[a-z<>&]{1,6}$/);
    const piece = fc.oneof(word, word.map((text) => `**${text}**`), word.map((text) => `[${text}](?x)`));
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      const text = inlinesOf(pieces.join(' ')).map((inline) => inline.text).join('');
      return text === pieces.map((one) => one.replace(/\*\*|\[|\]\(\?x\)/g, '')).join(' ');
    }));
  });
});
