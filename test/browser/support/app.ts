import { eventually } from './eventually';
import type { Locator, Page } from 'playwright-core';

/** The app as somebody uses it: by what is written on things, never by how they are made. */
export interface App {
  readonly page: Page;
  /** Opens the list of a table, as a bookmark does. */
  openList(table: string): Promise<void>;
  openRow(table: string, id: string): Promise<void>;
  openNew(table: string): Promise<void>;
  /** Goes through the site map: area, then entry. */
  goTo(area: string, entry: string): Promise<void>;
  /** The list of the page. */
  grid(name: string): Locator;
  row(text: string): Locator;
  /** Types a text into the search box of the list. */
  find(text: string): Promise<void>;
  /** Ticks rows of the list. */
  tick(...texts: readonly string[]): Promise<void>;
  /** Chooses another view of the list. */
  chooseView(name: string): Promise<void>;
  /** Runs a command of the page's command bar, also one that has no room in it. */
  command(name: string): Promise<void>;
  /** Whether the bar offers a command, with or without room for it. */
  offers(name: string): Promise<boolean>;
  /** A field of the form that texts and numbers are typed into, by its label. */
  field(label: string): Locator;
  /** Types a text and chooses what is found. */
  lookUp(label: string, text: string): Promise<void>;
  dialog(name?: string | RegExp): Locator;
  /** Waits until the form says that everything is saved. */
  saved(): Promise<void>;
}

export function appOf(page: Page, url: string): App {
  const main = page.getByRole('main');
  const open = async (query: string) => {
    await page.goto(`${url}/?${query}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };
  const bar = main.getByRole('menubar').first();
  const item = (name: string) => bar.getByRole('menuitem', { name, exact: true });
  const overflow = bar.getByRole('menuitem', { name: /more commands/i });
  const app: App = {
    page,
    openList: (table) => open(`pagetype=entitylist&etn=${table}`),
    openRow: (table, id) => open(`pagetype=entityrecord&etn=${table}&id=${id}`),
    openNew: (table) => open(`pagetype=entityrecord&etn=${table}`),
    async goTo(area, entry) {
      const map = page.getByRole('navigation', { name: 'Site map' });
      await map.getByRole('button', { name: /^Change area/ }).click();
      await page.getByRole('menuitem', { name: area }).or(page.getByRole('menuitemradio', { name: area })).or(page.getByRole('menuitemcheckbox', { name: area })).click();
      await map.getByRole('link', { name: entry }).click();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
    },
    grid: (name) => main.getByRole('grid', { name }),
    row: (text) => main.getByRole('row').filter({ hasText: text }),
    async find(text) {
      await main.getByRole('searchbox').fill(text);
      await page.keyboard.press('Enter');
    },
    async tick(...texts) {
      for (const text of texts) await app.row(text).getByRole('checkbox').click();
    },
    async chooseView(name) {
      if (await main.getByRole('heading', { level: 1, name }).isVisible()) return;
      await main.getByRole('heading', { level: 1 }).getByRole('button').click();
      await page.getByRole('menuitemradio', { name, exact: true }).or(page.getByRole('menuitem', { name, exact: true })).or(page.getByRole('menuitemcheckbox', { name, exact: true })).click();
      await main.getByRole('heading', { level: 1, name }).waitFor();
    },
    async command(name) {
      await eventually(async () => (await item(name).isVisible()) || (await overflow.isVisible()));
      if (!(await item(name).isVisible())) {
        await overflow.click();
        await page.getByRole('menu').getByRole('menuitem', { name, exact: true }).click();
        return;
      }
      await item(name).click();
    },
    async offers(name) {
      await bar.waitFor();
      if (await item(name).isVisible()) return true;
      if (!(await overflow.isVisible())) return false;
      await overflow.click();
      const found = await page.getByRole('menu').getByRole('menuitem', { name, exact: true }).isVisible();
      await page.keyboard.press('Escape');
      return found;
    },
    field: (label) => main.getByRole('tabpanel').getByRole('textbox', { name: label, exact: true }),
    async lookUp(label, text) {
      const box = main.getByRole('tabpanel').getByRole('combobox', { name: label, exact: true });
      await box.fill(text);
      await page.getByRole('option', { name: new RegExp(text) }).first().click();
    },
    dialog: (name) => page.getByRole('dialog', name === undefined ? {} : { name }).or(page.getByRole('alertdialog', name === undefined ? {} : { name })),
    saved: () => main.getByText('– Saved').waitFor(),
  };
  return app;
}
