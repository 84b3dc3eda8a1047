import fc from 'fast-check';
import { resolveReferences } from './references';

const row = 'http://127.0.0.1/api/data/v9.2/contacts(f8ea5d2c-8c75-e911-a97a-000d3a34a1bd)';
const rows = new Map([['1', row], ['100001', `${row}x`], ['new', `${row}y`]]);
const resolve = (url: string, body = '') => resolveReferences({ method: 'PATCH', url, headers: new Map(), body }, rows);

test.each([
  ['$1', row],
  ['$1/lastname', `${row}/lastname`],
  ['$1/primarycontactid/$ref', `${row}/primarycontactid/$ref`],
  ['$100001', `${row}x`],
  ['$new', `${row}y`],
  ['$metadata', '$metadata'],
  ['accounts(1)/$ref', 'accounts(1)/$ref'],
])('the URL %p becomes %p', (url, expected) => {
  expect(resolve(url).url).toBe(expected);
});

test('links in the body are replaced at any depth, other values are not', () => {
  const body = { '@odata.id': '$1', 'a@odata.bind': '$1', 'list@odata.bind': ['$new', 'contacts(1)'], child: { 'b@odata.bind': '$1' }, children: [{ 'c@odata.bind': '$1' }], price: '$1', 'd@odata.bind': null };
  expect(JSON.parse(resolve('accounts', JSON.stringify(body)).body)).toEqual({
    '@odata.id': row, 'a@odata.bind': row, 'list@odata.bind': [`${row}y`, 'contacts(1)'], child: { 'b@odata.bind': row }, children: [{ 'c@odata.bind': row }], price: '$1', 'd@odata.bind': null,
  });
});

test.each([['$2/lastname', ''], ['accounts', '{"a@odata.bind":"$2"}'], ['accounts', '{"@odata.id":"$nobody"}']])('a reference to no earlier request is refused: %p %p', (url, body) => {
  expect(() => resolve(url, body)).toThrow(expect.objectContaining({ status: 400, message: expect.stringMatching(/^Content-ID Reference: '\$(2|nobody)' does not exist in the batch context\.$/) }));
});

test('a body without references stays as it was sent, JSON or not', () => {
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()).filter((text) => !text.includes('"$')), (body) => resolve('accounts', body).body === body));
  expect(resolve('accounts', '{"a": "$1"').body).toBe('{"a": "$1"');
});
