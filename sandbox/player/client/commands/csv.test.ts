import { toCsv } from './csv';

it('quotes what separates columns and rows', () => {
  expect(toCsv([['Name', 'Notes'], ['Acme, Inc.', 'said "yes"\nand left']])).toBe('Name,Notes\r\n"Acme, Inc.","said ""yes""\nand left"');
});

it('leaves no formula to a spreadsheet, and numbers as they are', () => {
  expect(toCsv([['=HYPERLINK("x")', '-12.5', '+1', '@a']])).toBe('"\'=HYPERLINK(""x"")",-12.5,\'+1,\'@a');
});
