import { join } from 'node:path';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../shared/testing/axe';
import { mockHost, type HostOptions } from '../../shared/testing/context';
import { forgetCatalogues } from './data/store';
import type { IInputs } from './generated/ManifestTypes';
import { RoleMappings } from './index';
import type { Snapshot } from './model/types';
import { createFakeDataverse, givenIn, type FakeDataverse } from './testing/fake-dataverse';
import { desk, engineers, globalAdministrator, gone, group, helpdesk, licences, mapping, reader, renamed, roles, snapshot } from './testing/world';

// Asking the styles of every element whether it is hidden would take most of the time, and axe does it anyway.
configure({ defaultHidden: true });
jest.setTimeout(120_000);

const id = '0a1b2c3d-0000-4000-8000-00000000000f';
const standard = snapshot([mapping(helpdesk, desk), mapping(reader, null)], { id });

/** The control on a form, as a host runs it. */
function open(from: Snapshot, options: Partial<HostOptions<IInputs>> & { readonly dataverse?: FakeDataverse; readonly state?: ComponentFramework.Dictionary } = {}) {
  const dataverse = options.dataverse ?? createFakeDataverse(from, roles, [desk, engineers, ...Object.values(from.groups).filter((one) => one !== desk && one !== engineers)]);
  window.fetch = dataverse.fetch as unknown as typeof window.fetch;
  const parameters = { modifiedOn: { raw: new Date(0) } } as unknown as IInputs;
  const host = mockHost<IInputs>({ parameters, webAPI: dataverse.webAPI, row: { table: `gdap_${from.holder.kind}`, id }, strings: { folder: join(__dirname, 'strings'), name: 'RoleMappings' }, ...options });
  const control = new RoleMappings();
  control.init(host.context, () => undefined, options.state);
  const { rerender, container, unmount } = render(control.updateView(host.context));
  const rowChanged = () => {
    Object.assign(parameters.modifiedOn, { raw: new Date((parameters.modifiedOn.raw?.getTime() ?? 0) + 1000) });
    rerender(control.updateView(host.context));
  };
  return { dataverse, host, container, rowChanged, unmount, user: userEvent.setup({ delay: null }) };
}

const card = (name: string) => screen.getByRole('heading', { name, level: 3 }).closest('li') as HTMLElement;
const rolesOn = (name: string) => within(within(card(name)).getByRole('list')).getAllByRole('listitem').map((item) => item.textContent);
const saving = () => screen.queryByRole('button', { name: 'Save changes' });
const batches = ({ calls }: FakeDataverse) => calls.filter((call) => call.endsWith('$batch'));

afterEach(() => {
  cleanup();
  forgetCatalogues();
});

it('shows who gets which roles, with two calls', async () => {
  const { dataverse, container } = open(standard);
  await screen.findByRole('heading', { name: 'Desk' });
  expect([rolesOn('Desk'), rolesOn('Roles nobody gets yet')]).toEqual([['Helpdesk Privileged'], ['Reader']]);
  expect(dataverse.calls).toHaveLength(2);
  expect(saving()).toBeNull();
  await expect(accessibilityProblems(container)).resolves.toEqual([]);
});

it('gives roles to a new group: finds it, ticks roles, saves them at once', async () => {
  const { dataverse, user } = open(standard);
  await user.click(await screen.findByRole('button', { name: 'Add group' }));
  await user.type(await screen.findByRole('searchbox'), 'engin');
  await waitFor(() => expect(screen.queryByRole('button', { name: /Desk people/ })).toBeNull());
  await user.click(await screen.findByRole('button', { name: /^Engineers/ }));

  const panel = await screen.findByRole('dialog', { name: 'Roles of Engineers' });
  await user.click(await within(panel).findByRole('checkbox', { name: /^Licences/ }));
  await user.click(within(panel).getByRole('checkbox', { name: /^Reader/ }));
  await expect(accessibilityProblems(panel)).resolves.toEqual([]);
  await user.click(within(panel).getByRole('button', { name: 'Use 2 roles' }));

  expect(rolesOn('Engineers')).toEqual(['Licences New', 'Reader Moved here']);
  expect(batches(dataverse)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Save changes' }));
  await screen.findAllByText('The role mappings are saved.');
  expect(batches(dataverse)).toHaveLength(1);
  expect(givenIn(dataverse)).toEqual(['Helpdesk for Desk', 'Licences for Engineers', 'Reader for Engineers']);
  expect(saving()).toBeNull();
});

it('marks what will be removed, takes it back, and keeps the focus on the role', async () => {
  const { user } = open(standard);
  await user.click(await screen.findByRole('button', { name: 'Remove Helpdesk from Desk' }));
  expect(rolesOn('Desk')).toEqual(['Helpdesk Privileged Will be removed']);
  expect(screen.getByText('1 change not saved yet')).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Take back the change of Helpdesk'));

  await user.keyboard('{Enter}');
  expect(rolesOn('Desk')).toEqual(['Helpdesk Privileged']);
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove Helpdesk from Desk'));
  expect(saving()).toBeNull();
});

it('moves a role to another group by keyboard', async () => {
  const { user } = open(snapshot([mapping(helpdesk, desk), mapping(licences, engineers)], { id }));
  (await screen.findByRole('button', { name: 'Give Helpdesk to another group than Desk' })).focus();
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('menuitem', { name: 'Engineers' }));
  await waitFor(() => expect(rolesOn('Engineers')).toEqual(['Helpdesk Privileged Moved here', 'Licences']));
});

it('ticks a recommended set at once, without what cannot be chosen', async () => {
  const { user } = open(snapshot([], { id }), {
    dataverse: createFakeDataverse(snapshot([], { id }), [{ ...reader, templateId: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b' }, globalAdministrator]),
  });
  await user.click(await screen.findByRole('button', { name: 'Add roles without a group' }));
  await user.click(await screen.findByRole('button', { name: 'Service desk, tier 1 (1)' }));
  await user.click(screen.getByRole('button', { name: 'Use 1 role' }));
  expect(rolesOn('Roles nobody gets yet')).toEqual(['Reader New']);
});

it('does not offer Global Administrator while the relationship renews itself, and says why', async () => {
  const { user } = open(standard);
  await user.click(await screen.findByRole('button', { name: 'Choose the roles of Desk' }));
  const box = (await screen.findByRole('checkbox', { name: /^Global Administrator/ })) as HTMLInputElement;
  expect([box.disabled, box.closest('label')?.textContent]).toEqual([true, expect.stringContaining('Turn Auto-Renew off')]);
});

describe('a request that was submitted', () => {
  const active = snapshot([mapping(helpdesk, desk, { state: 'active' }), mapping(reader, engineers, { state: 'error', message: 'The group is broken. Check it in Entra.' })], { id, kind: 'request', status: 'active' });

  it('says how each role stands, in words', async () => {
    const { container } = open(active);
    await screen.findByRole('heading', { name: 'Desk' });
    expect([rolesOn('Desk'), rolesOn('Engineers')]).toEqual([['Helpdesk Privileged In Force'], ['Reader FailedThe group is broken. Check it in Entra.']]);
    await expect(accessibilityProblems(container)).resolves.toEqual([]);
  });

  it('offers the roles that were approved and no others', async () => {
    const { user } = open(active);
    expect(await screen.findByText(/The customer approved exactly these roles/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add roles without a group' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Choose the roles of Desk' }));
    expect((await screen.findAllByRole('checkbox')).map((box) => box.closest('label')?.querySelector('span span')?.textContent)).toEqual(['Helpdesk Privileged', 'Reader']);
  });

  it('leaves a role with nobody instead of removing it', async () => {
    const { user, dataverse } = open(active);
    await user.click(await screen.findByRole('button', { name: 'Remove Helpdesk from Desk' }));
    expect(rolesOn('Roles nobody gets yet')).toEqual(['Helpdesk Privileged Moved here']);
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await screen.findAllByText('The role mappings are saved.');
    expect(givenIn(dataverse)).toEqual(['Helpdesk for nobody', 'Reader for Engineers']);
  });
});

it.each([
  ['an ended request', snapshot([mapping(helpdesk, desk)], { id, kind: 'request', status: 'expired' }), {}, /The request has ended/],
  ['a person without the right', standard, { may: (_table: string, type: number) => type !== 4 }, /Ask your administrator for a security role/],
  ['a read-only form', standard, { isReadOnly: true }, /This form is read-only/],
])('lets nothing change for %s, and says why', async (_who, from, options, why) => {
  const { container } = open(from, options);
  expect(await screen.findByText(why)).toBeTruthy();
  expect(screen.queryAllByRole('button')).toEqual([]);
  await expect(accessibilityProblems(container)).resolves.toEqual([]);
});

it('asks for the first save of a new row', async () => {
  const { dataverse } = open(snapshot([], { kind: 'request' }), { row: { table: 'gdap_request' } });
  expect(await screen.findByText(/Save the request first/)).toBeTruthy();
  expect(dataverse.calls).toEqual([]);
});

it('says what to choose first where no provider is known', async () => {
  open(snapshot([], { id, providerId: null }));
  expect(await screen.findByText(/Choose the provider of the template/)).toBeTruthy();
  expect((screen.getByRole('button', { name: 'Add group' }) as HTMLButtonElement).disabled).toBe(true);
});

it('keeps what is not saved when the row changes, and for the next visit', async () => {
  const { user, host, rowChanged, dataverse, unmount } = open(standard);
  await user.click(await screen.findByRole('button', { name: 'Remove Helpdesk from Desk' }));
  dataverse.mappings = [...dataverse.mappings, mapping(licences, engineers)];
  rowChanged();
  await screen.findByRole('heading', { name: 'Engineers' });
  expect(rolesOn('Desk')).toEqual(['Helpdesk Privileged Will be removed']);
  unmount();

  open(standard, { state: host.controlStates[host.controlStates.length - 1] });
  await screen.findByRole('heading', { name: 'Desk' });
  expect(screen.getByText('1 change not saved yet')).toBeTruthy();
});

it('says what went wrong with reading, and tries again', async () => {
  const dataverse = createFakeDataverse(standard, roles);
  dataverse.failNextRead = 'The network is down.';
  const { user } = open(standard, { dataverse });
  await screen.findAllByText(/The network is down/);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Desk' })).toBeTruthy();
});

it('shows texts of data as texts', async () => {
  const evil = group('<img src=x onerror=alert(1)>');
  open(snapshot([mapping(helpdesk, evil)], { id }, [evil]));
  expect(await screen.findByRole('heading', { name: evil.name })).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});

describe('a group that nobody has found', () => {
  it('is created, used at once, and said to be under way', async () => {
    const { dataverse, user } = open(standard);
    await user.click(await screen.findByRole('button', { name: 'Add group' }));
    await user.type(await screen.findByRole('searchbox'), 'Night Shift');
    await user.click(await screen.findByRole('button', { name: 'Create “Night Shift”' }));
    const panel = await screen.findByRole('dialog', { name: 'Roles of Night Shift' });
    await user.click(await within(panel).findByRole('checkbox', { name: /^Licences/ }));
    await user.click(within(panel).getByRole('button', { name: 'Use 1 role' }));
    expect(card('Night Shift').textContent).toContain('Is being created at Microsoft');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await screen.findAllByText('The role mappings are saved.');
    expect(givenIn(dataverse)).toContain('Licences for Night Shift');
    expect(dataverse.groups.filter(({ name }) => name === 'Night Shift')).toMatchObject([{ presence: 'wanted' }]);
  });

  it('is not offered where the name is there', async () => {
    const { user } = open(standard);
    await user.click(await screen.findByRole('button', { name: 'Add group' }));
    await user.type(await screen.findByRole('searchbox'), 'desk');
    await screen.findByText('1 group');
    expect(screen.queryByRole('button', { name: /^Create/ })).toBeNull();
  });

  it('is a matter for administrators, and says so to others', async () => {
    const { user, container } = open(standard, { may: (table, type) => table !== 'gdap_securitygroup' || type !== 1 });
    await user.click(await screen.findByRole('button', { name: 'Add group' }));
    await user.type(await screen.findByRole('searchbox'), 'Night Shift');
    await screen.findByText(/Only GDAP Administrators can have one created/);
    expect(screen.queryByRole('button', { name: /^Create/ })).toBeNull();
    await expect(accessibilityProblems(container)).resolves.toEqual([]);
  });

  it('says what went wrong, and lets it be tried again', async () => {
    const { dataverse, user } = open(standard);
    await user.click(await screen.findByRole('button', { name: 'Add group' }));
    await user.type(await screen.findByRole('searchbox'), 'Night Shift');
    const create = await screen.findByRole('button', { name: 'Create “Night Shift”' });
    dataverse.failNextRead = 'The network is down.';
    await user.click(create);
    await screen.findAllByText(/was not created.*The network is down/);
    await user.click(create);
    await screen.findByRole('dialog', { name: 'Roles of Night Shift' });
  });
});

it('tells groups of one name apart, and says what a group waits for', async () => {
  const twins = [group('Twin', { id: 'one', entraId: 'id-one' }), group('Twin', { id: 'two', entraId: 'id-two', presence: 'attention', message: 'Choose its id.' })];
  const { container } = open(snapshot([mapping(helpdesk, twins[0]!), mapping(reader, twins[1]!, { id: 'other' })], { id }, twins));
  await screen.findAllByRole('heading', { name: 'Twin' });
  expect(screen.getAllByText(/^ID id-/).map(({ textContent }) => textContent)).toEqual(['ID id-one', 'ID id-two']);
  expect(screen.getByText(/Needs attention.*Choose its id/)).toBeTruthy();
  await expect(accessibilityProblems(container)).resolves.toEqual([]);
});

it('marks roles that Microsoft renamed or has no more', async () => {
  const { container, user } = open(snapshot([mapping(renamed, desk), mapping(gone, desk)], { id }), { dataverse: createFakeDataverse(snapshot([mapping(renamed, desk), mapping(gone, desk)], { id }), [renamed, gone, { ...gone, id: 'other', name: 'Other' }], [desk]) });
  await screen.findByRole('heading', { name: 'Desk' });
  expect(rolesOn('Desk')).toEqual(['Gone Not at Microsoft any more', 'Observer Formerly Watcher']);
  expect(screen.getByText(/Microsoft does not have Gone any more/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Choose the roles of Desk' }));
  expect(((await screen.findByRole('checkbox', { name: /^Other/ })) as HTMLInputElement).disabled).toBe(true);
  await user.type(screen.getByRole('searchbox'), 'watcher');
  await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(1));
  await expect(accessibilityProblems(container)).resolves.toEqual([]);
});
