import { RequestStatus } from '@gdap-manager/entities';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { keyboardOf, type Keyboard } from './support/keys';
import { settled } from './support/settled';
import { openStage, type Stage, type Staff } from './support/stage';

let stage: Stage;
let staff: Staff;
let keys: Keyboard;
beforeAll(async () => {
  stage = await openStage({ demonstration: true });
  staff = await stage.staff();
});
beforeEach(() => {
  keys = keyboardOf(staff.page);
});
afterEach(() => {
  expect(staff.complaints.splice(0)).toEqual([]);
  expect(keys.unseen).toEqual([]);
});
afterAll(() => stage.close());

const requestWith = async (status: number): Promise<string> => {
  const [row] = await stage.stack.api.list<{ gdap_requestid: string }>(`gdap_requests?$select=gdap_requestid&$filter=statuscode eq ${status}&$orderby=gdap_name&$top=1`);
  return row!.gdap_requestid;
};
const bar = () => staff.page.getByRole('main').getByRole('menubar').first();
const command = (name: string) => bar().getByRole('menuitem', { name, exact: true });

/** The focus never leaves something modal: not in a whole round and back. */
async function expectTrapped(dialog: string): Promise<void> {
  const isInside = () => staff.page.evaluate<boolean>(`document.activeElement.closest('[aria-modal=true]') !== null`);
  await eventually(isInside, `The focus in ${dialog}`);
  for (const key of [...Array<string>(12).fill('Tab'), ...Array<string>(4).fill('Shift+Tab')]) {
    await keys.press(key);
    expect([dialog, await isInside()]).toEqual([dialog, true]);
  }
}

describe('with the keyboard alone somebody', () => {
  it('skips to the page', async () => {
    const { app, page } = staff;
    await app.openList('gdap_request');
    await keys.reach(page.getByRole('link', { name: 'Skip to the page' }));
    await keys.press('Enter');
    await keys.arrivesAt(page.getByRole('main'));
  });

  it('goes through the site map, and lands on the heading of the page', async () => {
    const { app, page } = staff;
    await app.openList('gdap_request');
    const map = page.getByRole('navigation', { name: 'Site map' });
    await keys.reach(map.getByRole('link', { name: 'GDAP Templates' }));
    await keys.press('Enter');
    await keys.arrivesAt(page.getByRole('heading', { level: 1, name: 'Active GDAP Templates' }));
    const areas = map.getByRole('button', { name: /^Change area/ });
    await keys.reach(areas, 'Shift+Tab');
    await keys.openMenu();
    await keys.reach(page.getByRole('menuitemcheckbox', { name: 'Set-up' }).or(page.getByRole('menuitem', { name: 'Set-up' })), 'ArrowDown');
    await keys.press('Escape');
    await keys.arrivesAt(areas);
    await keys.openMenu();
    await keys.reach(page.getByRole('menuitemcheckbox', { name: 'Set-up' }).or(page.getByRole('menuitem', { name: 'Set-up' })), 'ArrowDown');
    await keys.press('Enter');
    await keys.reach(map.getByRole('link', { name: 'Categories' }), 'Shift+Tab');
    await keys.press('Enter');
    await keys.arrivesAt(page.getByRole('heading', { level: 1, name: 'Active Categories' }));
  });

  it('selects rows of a list and opens one', async () => {
    const { app, page } = staff;
    await app.openList('gdap_template');
    await app.row('Service Desk Only').waitFor();
    await keys.reach(app.row('Managed Services'));
    await keys.press('ArrowDown');
    await keys.arrivesAt(app.row('Service Desk Only'));
    const isSelected = async (name: string) => (await app.row(name).getAttribute('aria-selected')) === 'true';
    await keys.press('Space');
    await eventually(() => isSelected('Service Desk Only'), 'Selecting with space');
    await keys.press('ArrowUp', 'Space');
    await eventually(() => isSelected('Managed Services'), 'Selecting another');
    expect(await isSelected('Service Desk Only')).toBe(true);
    await keys.press('Space');
    await eventually(async () => !(await isSelected('Managed Services')), 'Taking it back');
    await keys.press('ArrowDown', 'Enter');
    await keys.arrivesAt(page.getByRole('heading', { level: 1, name: /^Service Desk Only/ }));
  });

  it('chooses another view, and thinks better of it', async () => {
    const { app, page } = staff;
    await app.openList('gdap_request');
    const picker = page.getByRole('heading', { level: 1 }).getByRole('button');
    await keys.reach(picker);
    await keys.press('Enter');
    await page.getByRole('menu').waitFor();
    await keys.press('Escape');
    await keys.arrivesAt(picker);
    await keys.openMenu();
    await keys.reach(page.getByRole('menu').getByText('Draft GDAP Requests', { exact: true }).locator('xpath=ancestor::button'), 'ArrowDown');
    await keys.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Draft GDAP Requests' }).waitFor();
    await app.row('Graphic Design Institute').waitFor();
  });

  it('filters a column', async () => {
    const { app, page } = staff;
    await app.openList('gdap_template');
    await app.row('Service Desk Only').waitFor();
    await keys.reach(page.getByRole('checkbox', { name: /^Select all rows/ }));
    await keys.press('ArrowRight');
    await keys.openMenu();
    await keys.reach(page.getByRole('menuitem', { name: 'Filter by' }), 'ArrowDown');
    await keys.press('Enter');
    await keys.reach(app.dialog().getByRole('textbox').or(page.locator('.ms-Callout').getByRole('textbox')));
    await keys.type('Managed Services');
    await keys.reach(page.getByRole('button', { name: 'Apply' }));
    await keys.press('Enter');
    await eventually(async () => (await app.row('Service Desk Only').count()) === 0, 'The filter');
  });

  it('reaches commands for which the bar has no room', async () => {
    const { app, page } = staff;
    await app.openRow('gdap_request', await requestWith(RequestStatus.approvalPending));
    await command('Terminate').waitFor();
    await page.setViewportSize({ width: 700, height: 900 });
    const more = bar().getByRole('menuitem', { name: 'More commands' });
    await settled(page);
    await keys.reach(command('Save'));
    await keys.reach(more, 'ArrowRight');
    await keys.openMenu();
    await keys.reach(page.getByRole('menu').getByRole('menuitem', { name: 'Refresh' }), 'ArrowDown');
    await keys.press('Escape');
    await keys.arrivesAt(more);
    await page.setViewportSize({ width: 1366, height: 900 });
  });

  it('creates a template with a lookup and with roles', async () => {
    const { app, page } = staff;
    await app.openNew('gdap_template');
    await keys.reach(app.field('Name'));
    await keys.type('By Keyboard');
    await keys.reach(page.getByRole('combobox', { name: 'Provider' }));
    await keys.type('Fabrikam');
    await page.getByRole('option', { name: /Fabrikam/ }).waitFor();
    await eventually(async () => (await page.getByRole('option', { name: /Fabrikam/ }).getAttribute('aria-selected')) === 'true', 'Proposing what was found');
    await keys.press('Enter');
    await keys.arrivesAt(page.getByRole('tabpanel').getByRole('link', { name: /Fabrikam/ }).or(page.getByRole('tabpanel').getByRole('button', { name: /Fabrikam/ })));
    await keys.reach(app.field('Duration (Days)'));
    await keys.press('Control+a');
    await keys.type('365');
    await keys.press('Control+s');
    await app.saved();

    const mappings = page.getByRole('region', { name: 'Role Mappings' });
    await keys.reach(mappings.getByRole('button', { name: 'Add group' }));
    await keys.press('Enter');
    await keys.arrivesAt(app.dialog().getByRole('searchbox'));
    await keys.type('Desk');
    await keys.reach(app.dialog().getByRole('button', { name: /^GDAP Service Desk/ }));
    await keys.press('Enter');
    await keys.arrivesAt(app.dialog().getByRole('searchbox'));
    await keys.type('Helpdesk');
    await keys.reach(app.dialog().getByRole('checkbox', { name: /^Helpdesk Administrator/ }));
    await keys.press('Space');
    await expectTrapped('the roles');
    await keys.reach(app.dialog().getByRole('button', { name: /^Use 1 role/ }));
    await keys.press('Enter');
    await eventually(async () => Boolean(await page.evaluate("document.activeElement.closest('section[aria-label]') !== null")), 'The focus back at the groups');
    await keys.reach(mappings.getByRole('button', { name: 'Save changes' }));
    await keys.press('Enter');
    await mappings.getByText('The role mappings are saved.').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await staff.screenshot('keyboard-1-template');
  });

  it('submits a request', async () => {
    const { app, page } = staff;
    await app.openRow('gdap_request', await requestWith(RequestStatus.draft));
    await settled(page);
    await keys.reach(command('Save'));
    await keys.reach(command('Submit'), 'ArrowRight');
    await staff.screenshot('keyboard-2-focus');
    await keys.press('Enter');
    await page.getByRole('region', { name: 'Request Lifecycle' }).getByRole('link', { name: /granularAdminRelationships/ }).waitFor();
  });

  it('is kept in a dialog, and comes back from it', async () => {
    const { app, page } = staff;
    await app.openRow('gdap_request', await requestWith(RequestStatus.active));
    await settled(page);
    await keys.reach(command('Save'));
    await keys.reach(command('Terminate'), 'ArrowRight');
    await keys.press('Enter');
    await app.dialog().getByRole('button', { name: 'Cancel' }).waitFor();
    await expectTrapped('the question');
    await keys.press('Escape');
    await keys.arrivesAt(command('Terminate'));
    expect(await page.getByRole('alertdialog').count()).toBe(0);
  });

  it('makes a row beside the form, and comes back from it', async () => {
    const { app, page } = staff;
    const [category] = await stage.stack.api.list<{ gdap_categoryid: string }>("gdap_categories?$select=gdap_categoryid&$filter=gdap_name eq 'Education'");
    await app.openRow('gdap_category', category!.gdap_categoryid);
    const make = page.getByRole('menuitem', { name: 'New GDAP Template' });
    await keys.reach(make);
    await keys.press('Enter');
    const panel = app.dialog();
    await panel.getByRole('button', { name: 'Save and close' }).waitFor();
    await keys.reach(panel.getByRole('textbox', { name: 'Name', exact: true }));
    await keys.type('Beside the Form');
    await expectTrapped('quick create');
    await keys.reach(panel.getByRole('combobox', { name: 'Provider' }));
    await keys.type('Fabrikam');
    await eventually(async () => (await page.getByRole('option', { name: /Fabrikam/ }).getAttribute('aria-selected')) === 'true', 'Proposing what was found');
    await keys.press('Enter');
    await keys.reach(panel.getByRole('textbox', { name: 'Duration (Days)' }));
    await keys.press('Control+a');
    await keys.type('180');
    await keys.reach(panel.getByRole('button', { name: 'Save and close' }));
    await keys.press('Enter');
    await page.getByRole('row', { name: /Beside the Form/ }).or(app.row('Beside the Form')).first().waitFor();
    await keys.arrivesAt(make);
  });
});
