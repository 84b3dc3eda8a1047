import { likeLiteral, messageOf, readAll } from './reading';

it('reads every page, with the options of the next one only', async () => {
  const retrieveMultipleRecords = jest
    .fn()
    .mockResolvedValueOnce({ entities: [{ a: 1 }], nextLink: 'https://contoso.example/accounts?$select=a&$skiptoken=x' })
    .mockResolvedValueOnce({ entities: [{ a: 2 }], nextLink: '' });
  await expect(readAll({ retrieveMultipleRecords } as unknown as ComponentFramework.WebApi, 'account', '?$select=a')).resolves.toEqual([{ a: 1 }, { a: 2 }]);
  expect(retrieveMultipleRecords.mock.calls.map(([, options]) => options)).toEqual(['?$select=a', '?$select=a&$skiptoken=x']);
});

it('takes quotes and wildcards in what somebody typed literally', () => {
  expect(decodeURIComponent(likeLiteral("O'Brian 100%_[x]"))).toBe("O''Brian 100[%][_][[]x]");
});

it('finds the message in whatever a host rejects with', () => {
  expect([messageOf({ errorCode: 1, message: 'No' }), messageOf(new Error('Broken')), messageOf(undefined)]).toEqual(['No', 'Broken', '']);
});
