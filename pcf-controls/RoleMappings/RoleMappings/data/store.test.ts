import { createStore, forgetCatalogues } from './store';

const id = '0a1b2c3d-0000-4000-8000-00000000000f';

function begin(...answers: unknown[]) {
  const retrieveMultipleRecords = jest.fn<Promise<unknown>, [string, string?, number?]>();
  for (const answer of answers) retrieveMultipleRecords.mockImplementationOnce(async () => (answer instanceof Error ? Promise.reject(answer) : answer));
  const retrieveRecord = jest.fn().mockResolvedValue({
    gdap_requestid: id, statuscode: 4711, gdap_autorenew: true, gdap_ProviderAccountId: { _gdap_providerid_value: 'p' },
  });
  const createRecord = jest.fn().mockResolvedValue({ id: '{ABC}' });
  const webApi = { createRecord, retrieveRecord, retrieveMultipleRecords } as unknown as ComponentFramework.WebApi;
  return { store: createStore(() => ({ webApi, clientUrl: '', fetch: () => Promise.reject(new Error('no')) })), retrieveMultipleRecords, createRecord };
}

const page = (entities: readonly object[], nextLink = '') => ({ entities, nextLink });
const optionsOf = (call: readonly unknown[] | undefined) => decodeURIComponent(String(call?.[1]));

beforeEach(forgetCatalogues);

it('reads the mappings of the row with their roles and groups, page by page', async () => {
  const group = { gdap_securitygroupid: 'g', gdap_name: 'Desk', gdap_description: null, gdap_groupid: 'e', gdap_presence: 727000001, gdap_message: 'Gone.', _gdap_providerid_value: 'p' };
  const row = (mappingId: string) => ({
    '@odata.etag': 'W/"1"', gdap_rolemappingid: mappingId, gdap_assignmentstate: 727000004, gdap_assignmentmessage: 'Broken.',
    _gdap_securitygroupid_value: 'g', gdap_DirectoryRoleId: null, gdap_SecurityGroupId: group,
  });
  const { store, retrieveMultipleRecords } = begin(page([row('1')], 'https://x/y?$skiptoken=2'), page([row('2')]));
  await expect(store.read({ table: 'gdap_request', id })).resolves.toEqual({
    holder: { kind: 'request', id, status: undefined, autoRenew: true, providerId: 'p' },
    mappings: ['1', '2'].map((mappingId) => ({ id: mappingId, etag: 'W/"1"', role: null, groupId: 'g', state: 'error', message: 'Broken.' })),
    groups: { g: { id: 'g', name: 'Desk', description: '', providerId: 'p', entraId: 'e', presence: 'deleted', message: 'Gone.' } },
  });
  expect(optionsOf(retrieveMultipleRecords.mock.calls[0])).toContain(`$filter=_gdap_requestid_value eq ${id}`);
  expect(optionsOf(retrieveMultipleRecords.mock.calls[1])).toBe('?$skiptoken=2');
});

it('reads the catalogue once a page, and again after a failure', async () => {
  const { store, retrieveMultipleRecords } = begin(new Error('Down'), page([]));
  await expect(store.roles()).rejects.toThrow('Down');
  await expect(Promise.all([store.roles(), store.roles()])).resolves.toEqual([[], []]);
  expect(retrieveMultipleRecords).toHaveBeenCalledTimes(2);
});

it("searches a provider's groups on the server, whatever somebody types", async () => {
  const { store, retrieveMultipleRecords } = begin(page([], 'https://x/y?$skiptoken=2'), page([]));
  const first = await store.searchGroups('p', " O'Brian & 100% ");
  expect(optionsOf(retrieveMultipleRecords.mock.calls[0])).toContain("_gdap_providerid_value eq p and statecode eq 0 and gdap_presence ne 727000001 and (contains(gdap_name,'O''Brian & 100[%]')");
  expect(String(retrieveMultipleRecords.mock.calls[0]?.[1])).not.toMatch(/ & /);
  await store.searchGroups('p', '', first.next);
  expect(retrieveMultipleRecords.mock.calls[1]).toEqual(['gdap_securitygroup', '?$skiptoken=2', 50]);
});

describe('a group that is wanted', () => {
  const there = { gdap_securitygroupid: 'g', gdap_name: "O'Brian 100%", gdap_description: null, gdap_groupid: 'e', gdap_presence: 727000000, gdap_message: null, _gdap_providerid_value: 'p' };

  it('is the one that has the name, as a whole', async () => {
    const { store, retrieveMultipleRecords, createRecord } = begin(page([there]));
    await expect(store.wantGroup('p', " O'Brian 100% ")).resolves.toMatchObject({ id: 'g', presence: 'present' });
    expect(optionsOf(retrieveMultipleRecords.mock.calls[0])).toContain("gdap_name eq 'O''Brian 100%'");
    expect(createRecord).not.toHaveBeenCalled();
  });

  it('is a new row where none has it', async () => {
    const { store, createRecord } = begin(page([]));
    await expect(store.wantGroup('p', 'New')).resolves.toEqual({ id: 'abc', name: 'New', description: '', providerId: 'p', entraId: '', presence: 'wanted', message: '' });
    expect(createRecord).toHaveBeenCalledWith('gdap_securitygroup', { gdap_name: 'New', gdap_presence: 727000002, 'gdap_ProviderId@odata.bind': '/gdap_providers(p)' });
  });

  it('is for somebody to choose where several have it', async () => {
    const { store, createRecord } = begin(page([there, there]));
    await expect(store.wantGroup('p', 'Twin')).resolves.toBeUndefined();
    expect(createRecord).not.toHaveBeenCalled();
  });
});
