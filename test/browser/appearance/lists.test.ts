import { eventually } from '../support/eventually';
import { openAppearance, type Appearance } from './stage';

let stage: Appearance;
beforeAll(async () => {
  stage = await openAppearance();
});
afterEach(() => expect(stage.person.complaints.splice(0)).toEqual([]));
afterAll(() => stage.close());

describe('nothing is wrong, in light, in the dark and on a telephone, with', () => {
  it('the lists of the site map', async () => {
    expect(stage.listed.length).toBeGreaterThan(8);
    for (const table of stage.listed) {
      await stage.show({ list: table });
      expect(await stage.problems(`list-${table}`, ['gdap_request', 'gdap_directoryrole'].includes(table) ? ['light', 'dark', 'narrow'] : [])).toEqual([]);
    }
  });

  it('the forms of new rows', async () => {
    for (const { logicalName } of stage.tables) {
      await stage.show({ form: logicalName });
      expect(await stage.problems(`new-${logicalName}`, logicalName === 'gdap_request' ? ['light'] : [], ['light', 'dark'])).toEqual([]);
    }
  });

  it('quick create', async () => {
    const { app, page } = stage.person;
    await stage.show({ list: 'gdap_category' });
    for (const { logicalName } of stage.tables.filter(({ hasQuickCreate }) => hasQuickCreate)) {
      await page.evaluate(`void Xrm.Navigation.openForm({ entityName: '${logicalName}', useQuickCreateForm: true })`);
      await app.dialog().getByRole('button', { name: 'Save and close' }).waitFor();
      expect(await stage.problems(`quick-create-${logicalName}`, logicalName === 'gdap_request' ? ['light', 'narrow'] : [])).toEqual([]);
      await app.dialog().getByRole('button', { name: 'Cancel' }).click();
      const discard = page.getByRole('button', { name: /Discard/ });
      await eventually(async () => (await app.dialog().count()) === 0 || (await discard.isVisible()));
      if (await discard.isVisible()) await discard.click();
      await eventually(async () => (await app.dialog().count()) === 0, `Closing the quick create form of ${logicalName}`);
    }
  });

  it('the menus', async () => {
    const { page } = stage.person;
    await stage.show({ list: 'gdap_request' });
    const main = page.getByRole('main');
    const menus: readonly (readonly [string, () => Promise<void>])[] = [
      ['views', () => main.getByRole('heading', { level: 1 }).getByRole('button').click()],
      ['column', () => main.getByRole('columnheader', { name: 'Status Reason' }).click()],
      ['areas', () => page.getByRole('button', { name: /^Change area/ }).click()],
      ['settings', () => page.getByRole('button', { name: 'Theme and language' }).click()],
      ['users', () => page.getByRole('button', { name: /^Signed in as/ }).click()],
    ];
    for (const [name, open] of menus) {
      await open();
      await page.getByRole('menu').waitFor();
      expect(await stage.problems(`menu-${name}`, ['light'], ['light', 'dark'])).toEqual([]);
      await page.keyboard.press('Escape');
      await eventually(async () => (await page.getByRole('menu').count()) === 0, `Closing the menu ${name}`);
    }
    await main.getByRole('columnheader', { name: 'Status Reason' }).click();
    await page.getByRole('menuitem', { name: 'Filter by' }).click();
    await page.getByRole('button', { name: 'Apply' }).waitFor();
    expect(await stage.problems('menu-filter', ['light', 'dark'], ['light', 'dark'])).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('charts', async () => {
    const { app, page } = stage.person;
    await stage.show({ list: 'gdap_request' });
    await app.command('Show Chart');
    await page.getByRole('button', { name: /Close the chart|Close/ }).first().waitFor();
    expect(await stage.problems('chart', ['light', 'dark', 'narrow'])).toEqual([]);
  });

  it('lookups', async () => {
    const { app, page } = stage.person;
    await stage.show({ form: 'gdap_request' });
    await page.getByRole('combobox', { name: 'Customer' }).fill('co');
    await page.getByRole('option').first().waitFor();
    expect(await stage.problems('lookup', ['light', 'dark', 'narrow'])).toEqual([]);
    await stage.show({ list: 'account' });
    await page.evaluate("void Xrm.Utility.lookupObjects({ entityTypes: ['account'], defaultEntityType: 'account', allowMultiSelect: true })");
    await app.dialog().getByRole('combobox').or(app.dialog().getByRole('searchbox')).or(app.dialog().getByRole('textbox')).first().waitFor();
    expect(await stage.problems('lookup-dialog', ['light', 'dark', 'narrow'])).toEqual([]);
  });
});
