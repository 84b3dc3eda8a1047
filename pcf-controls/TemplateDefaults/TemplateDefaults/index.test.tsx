import { join } from 'node:path';
import { account } from '@gdap-manager/entities/account/table';
import { gdapRequest, RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { CustomerPresence } from '@gdap-manager/entities/provider-account/table';
import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TemplateDefaults } from '.';
import { accessibilityProblems } from '../../shared/testing/axe';
import { mockHost, type HostOptions } from '../../shared/testing/context';
import type { IInputs } from './generated/ManifestTypes';
import { createFakeDataverse, customerId, mapping, request, template, tenant, type FakeDataverse } from './testing/fake-dataverse';

// Asking the styles of every element whether it is hidden would take most of the time, and axe does it anyway.
configure({ defaultHidden: true });

const contoso = tenant('Contoso');
const standard = template('Standard', { gdap_isdefault: true, gdap_isadditional: true });
const smb = template('Small', { category: 'SMB', gdap_isdefault: true, gdap_autorenew: false, gdap_durationdays: 365 });
const extra = template('Extra');
const large = template('Large', { category: 'Enterprise', gdap_isdefault: true });
const roles = [mapping(standard, 'Helpdesk', 'Desk'), mapping(standard, 'Reader'), mapping(smb, 'Licences', 'Desk'), mapping(extra, 'Security', 'Desk')];
const world = () => createFakeDataverse({ tenants: [contoso], templates: [standard, smb, extra, large], mappings: roles });

/** The control on the form of a customer. */
async function show(dataverse: FakeDataverse, options: Partial<HostOptions<IInputs>> = {}) {
  window.fetch = dataverse.fetch as unknown as typeof window.fetch;
  const parameters = { modifiedOn: { raw: new Date(0) } } as unknown as IInputs;
  const opened: ComponentFramework.NavigationApi.EntityFormOptions[] = [];
  const host = mockHost<IInputs>({
    parameters, webAPI: dataverse.webAPI, row: { table: account.logicalName, id: customerId }, strings: { folder: join(__dirname, 'strings'), name: 'TemplateDefaults' },
    openForm: (form) => opened.push(form), ...options,
  });
  Object.assign(host.context, { formatting: { formatDateShort: (date: Date) => date.toISOString().slice(0, 10) } });
  const control = new TemplateDefaults();
  control.init(host.context);
  const { container, rerender } = render(control.updateView(host.context));
  await act(async () => undefined);
  const rowChanged = async () => {
    Object.assign(parameters.modifiedOn, { raw: new Date((parameters.modifiedOn.raw?.getTime() ?? 0) + 1000) });
    rerender(control.updateView(host.context));
    await act(async () => undefined);
  };
  return { container, opened, rowChanged, user: userEvent.setup({ delay: null }) };
}

const offers = () => within(screen.getByRole('list', { name: 'Templates for Contoso' }));
const row = (name: string) => within(offers().getByText(name).closest('li') as HTMLElement);
const results = () => within(screen.getByRole('list', { name: 'What was created' })).getAllByRole('listitem').map((item) => item.textContent);

beforeAll(() => {
  let ids = 0;
  Object.defineProperty(globalThis.crypto, 'randomUUID', { configurable: true, value: () => `0000000${(ids += 1)}-0000-4000-8000-000000000000` });
});
afterEach(cleanup);

describe('the templates that apply', () => {
  it('stand there with why, the most specific first', async () => {
    const { container } = await show(world());
    await screen.findByRole('heading', { name: 'Contoso' });
    expect(['Small', 'Standard', 'Extra', 'Large'].map((name) => offers().queryByText(name) !== null)).toEqual([true, true, true, false]);
    expect(row('Small').getByText('Provider: Partner Center · For category SMB · Default for new customers')).toBeTruthy();
    expect(row('Standard').getByText('Provider: Partner Center · For every category · Default, in addition to those for the category')).toBeTruthy();
    expect([row('Small').queryByText('Missing'), row('Extra').queryByText('Not requested')].every(Boolean)).toBe(true);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('are told of a tenant that its provider does not name any more, and nothing is asked for', async () => {
    const dataverse = world();
    dataverse.tenants = [tenant('Contoso', { gdap_presence: CustomerPresence.vanished })];
    const { container } = await show(dataverse);
    await screen.findByText('Partner Center does not name this tenant as its customer any more, so nothing new is requested for it.');
    expect(screen.queryAllByRole('button', { name: /^Create/ })).toEqual([]);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('leave others aside, which say why when asked', async () => {
    const { user, container } = await show(createFakeDataverse({ tenants: [contoso], templates: [smb, template('Broad', { gdap_isdefault: true }), large, template('Off', { statecode: 1 })] }));
    expect(row('Broad').getByText('Provider: Partner Center · For every category · Default, but for SMB its place is taken by Small')).toBeTruthy();
    const toggle = screen.getByRole('button', { name: '2 templates are not for this tenant' });
    expect([toggle.getAttribute('aria-expanded'), screen.queryByText('Off')]).toEqual(['false', null]);
    await user.click(toggle);
    const others = within(screen.getByRole('list', { name: 'Templates that are not for Contoso' })).getAllByRole('listitem').map((item) => item.textContent);
    expect(others).toEqual(['LargeFor another category: Enterprise', 'OffInactive']);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('come with their requests, which open', async () => {
    const dataverse = world();
    dataverse.requests = [
      request(standard, contoso, 'active', { gdap_expirydate: '2028-11-22T00:00:00Z', gdap_autorenew: true }),
      request(smb, contoso, 'approvalPending', { gdap_approvalduedate: '2027-02-20T00:00:00Z', gdap_name: 'Waiting <b>' }),
      request(undefined, contoso, 'terminated', { gdap_name: 'By hand' }),
    ];
    const { opened, user, container } = await show(dataverse);
    expect(row('Standard').getByText('In force')).toBeTruthy();
    expect(row('Standard').getByText('renews by itself on 2028-11-22')).toBeTruthy();
    expect(row('Small').getByText('approve before 2027-02-20')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /missing draft/ })).toBeNull();
    expect(within(screen.getByRole('list', { name: 'Other requests for this tenant' })).getByText('By hand')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Waiting <b>' }));
    expect(opened).toEqual([{ entityName: gdapRequest.logicalName, entityId: 'request-small-approvalpending' }]);
    expect(container.querySelector('b')).toBeNull();
  });

  it('are read again when the customer has changed', async () => {
    const dataverse = world();
    const { rowChanged } = await show(dataverse);
    Object.assign(dataverse.customer, { _gdap_categoryid_value: 'enterprise', gdap_CategoryId: { gdap_name: 'Enterprise' } });
    await rowChanged();
    expect(await screen.findByText(/^Category: Enterprise/)).toBeTruthy();
    expect([offers().queryByText('Large') !== null, offers().queryByText('Small')]).toEqual([true, null]);
  });
});

describe('creating', () => {
  it('makes all missing drafts with the roles of their templates, in one change set', async () => {
    const dataverse = world();
    const { opened, user, container } = await show(dataverse);
    await user.click(screen.getByRole('button', { name: 'Create the 2 missing drafts' }));
    expect(await screen.findByText('Small for Contoso:')).toBeTruthy();
    expect(results()).toEqual([
      'Small for Contoso: Draft created with 1 role. Check it, then submit it. Open draft',
      'Standard for Contoso: Draft created with 2 roles. Check it, then submit it. Open draft',
    ]);
    expect(dataverse.calls.filter((call) => call === '$batch')).toHaveLength(1);
    expect(dataverse.requests.find(({ gdap_name: name }) => name === 'Contoso: Small')).toMatchObject({
      gdap_autorenew: false, gdap_durationdays: 365, gdap_origin: RequestOrigin.template, 'gdap_AccountId@odata.bind': `/accounts(${customerId})`,
      'gdap_ProviderAccountId@odata.bind': '/gdap_provideraccounts(tenant-contoso)', 'gdap_TemplateId@odata.bind': '/gdap_templates(template-small)',
    });
    expect(dataverse.written.map((one) => [one['gdap_name'], one['gdap_DirectoryRoleId@odata.bind'], one['gdap_SecurityGroupId@odata.bind']])).toEqual([
      ['Licences → Desk', '/gdap_directoryroles(role-licences)', '/gdap_securitygroups(group-desk)'],
      ['Helpdesk → Desk', '/gdap_directoryroles(role-helpdesk)', '/gdap_securitygroups(group-desk)'],
      ['Reader', '/gdap_directoryroles(role-reader)', undefined],
    ]);
    expect(screen.queryByRole('button', { name: /missing/ })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'What was created' }));
    expect(screen.getByText('2 drafts created.')).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Open draft' })[0]!);
    expect(opened[0]?.entityId).toBe(/\((.*)\)/.exec(String(dataverse.written[0]?.['gdap_RequestId@odata.bind']))?.[1]);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('makes one draft of a template that is no default', async () => {
    const dataverse = world();
    const { user } = await show(dataverse);
    await user.click(screen.getByRole('button', { name: 'Create draft: Extra for Contoso' }));
    expect(await screen.findByText('Extra for Contoso:')).toBeTruthy();
    expect(dataverse.requests.map(({ gdap_name: name }) => name)).toEqual(['Contoso: Extra']);
    expect(row('Extra').getByText('Draft to submit')).toBeTruthy();
  });

  it('makes nothing twice where somebody was quicker', async () => {
    const dataverse = world();
    const { user } = await show(dataverse);
    dataverse.requests = [request(smb, contoso, 'draft')];
    await user.click(screen.getByRole('button', { name: 'Create the 2 missing drafts' }));
    expect(await screen.findByText(/somebody has made a request meanwhile/)).toBeTruthy();
    expect(dataverse.requests.map(({ gdap_name: name }) => name)).toEqual(['Contoso: Standard', 'Request draft']);
  });

  it('says of every draft why it was refused, and lets one try again', async () => {
    const dataverse = world();
    dataverse.next = { status: 403, message: 'No privilege to append.' };
    const { user } = await show(dataverse);
    await user.click(screen.getByRole('button', { name: 'Create the 2 missing drafts' }));
    expect(await screen.findAllByText(/nothing was written.*No privilege to append\./)).toHaveLength(2);
    expect(dataverse.requests).toEqual([]);
    expect(screen.getByText(/^0 drafts created\. Not all could be created/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Create the 2 missing drafts' }));
    expect(await screen.findAllByText(/Draft created/)).toHaveLength(2);
  });

  it('looks whether drafts are there when no answer comes', async () => {
    const dataverse = world();
    dataverse.next = 'noAnswer';
    const { user } = await show(dataverse);
    await user.click(screen.getByRole('button', { name: 'Create the 2 missing drafts' }));
    expect(await screen.findAllByText(/Draft created/)).toHaveLength(2);
    expect(dataverse.calls.filter((call) => call === '$batch')).toHaveLength(1);
  });

  it('says so where that cannot be known', async () => {
    const dataverse = world();
    dataverse.next = 'lost';
    const { user } = await show(dataverse);
    await user.click(screen.getByRole('button', { name: 'Create draft: Extra for Contoso' }));
    expect(await screen.findByText(/it is not known whether the draft was created/)).toBeTruthy();
  });
});

describe('who cannot create', () => {
  it.each([
    ['lacks the right', world(), { may: (table: string) => table !== gdapRequest.logicalName }, /security role/],
    ['looks at an inactive customer', createFakeDataverse({ customer: { statecode: 1 }, tenants: [contoso], templates: [standard] }), {}, /inactive/],
  ] as const)('%s: sees what there is, and why', async (_who, dataverse, options, why) => {
    await show(dataverse, options);
    expect(await screen.findByText(why)).toBeTruthy();
    expect(row('Standard').getByText('Missing')).toBeTruthy();
    expect(screen.queryAllByRole('button', { name: /Create/ })).toEqual([]);
  });

  it('is nobody only because the form of the customer is read-only', async () => {
    await show(world(), { isReadOnly: true });
    expect(await screen.findByRole('button', { name: 'Create the 2 missing drafts' })).toBeTruthy();
  });
});

describe('what to do', () => {
  it.each([
    ['without a tenant', createFakeDataverse(), /no Microsoft tenant yet.*add one/],
    ['without a template', createFakeDataverse({ tenants: [contoso] }), /No template can be used: Partner Center has none/],
    ['without a category', createFakeDataverse({ customer: { _gdap_categoryid_value: null, gdap_CategoryId: null }, tenants: [contoso] }), /Choose a category above/],
  ])('is said %s', async (_what, dataverse, what) => {
    const { container } = await show(dataverse);
    expect(await screen.findByText(what)).toBeTruthy();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('is to save a new customer first', async () => {
    const dataverse = world();
    await show(dataverse, { row: { table: account.logicalName } });
    expect(await screen.findByText(/Save the customer first/)).toBeTruthy();
    expect(dataverse.calls).toEqual([]);
  });

  it('is to ask the administrator on the form of another table', async () => {
    await show(world(), { row: { table: 'contact', id: customerId } });
    expect(await screen.findByText(/belongs on the form of an account, not of 'contact'/)).toBeTruthy();
  });

  it('is to try again where reading failed', async () => {
    const dataverse = world();
    dataverse.failing = 'Offline.';
    const { user, rowChanged } = await show(dataverse);
    expect(await screen.findByText(/could not be read.*Offline\./)).toBeTruthy();
    dataverse.failing = undefined;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Contoso' })).toBeTruthy();
    dataverse.failing = 'Gone.';
    await rowChanged();
    expect(await screen.findByText(/may be out of date.*Gone\./)).toBeTruthy();
  });
});

it('fits a narrow form in German, and is accessible there', async () => {
  const { container } = await show(world(), { width: 360, strings: { folder: join(__dirname, 'strings'), name: 'TemplateDefaults', languageId: 1031 } });
  expect(await screen.findByRole('button', { name: 'Die 2 fehlenden Entwürfe erstellen' })).toBeTruthy();
  expect(await accessibilityProblems(container)).toEqual([]);
});
