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
  /** Types a text into the search box of the list, and waits for what is found. */
  find(text: string): Promise<void>;
  /** Ticks rows of the list. */
  tick(...texts: readonly string[]): Promise<void>;
  /** Chooses a view of the list, and waits for its rows. */
  chooseView(name: string): Promise<void>;
  /** Runs a command of the page's command bar, also one that has no room in it. */
  command(name: string): Promise<void>;
  /** What the bar offers, with or without room for it, once it shows what holds now. */
  commands(): Promise<readonly string[]>;
  /** Whether the bar offers a command. */
  offers(name: string): Promise<boolean>;
  /** A field of the form that texts and numbers are typed into, by its label. */
  field(label: string): Locator;
  /** Types a text and chooses what is found. */
  lookUp(label: string, text: string): Promise<void>;
  dialog(name?: string | RegExp): Locator;
  /** Waits until the form says that everything is saved. */
  saved(): Promise<void>;
}

/** What commands are called: icons are signs of a font, in Unicode's area for private use. */
const namesOf = async (items: Locator): Promise<readonly string[]> => (await items.allInnerTexts()).map((text) => text.replace(/[\ue000-\uf8ff]/g, '').trim());

export function appOf(page: Page, url: string): App {
  const main = page.getByRole('main');
  const open = async (query: string) => {
    await page.goto(`${url}/?${query}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
  };
  const isNotBusy = page.locator(':not([aria-busy="true"] *)');
  const bar = main.getByRole('menubar').first();
  const item = (name: string) => bar.getByRole('menuitem', { name, exact: true });
  const overflow = bar.getByRole('menuitem', { name: /^(More commands|Weitere Befehle)$/ });
  const menu = page.getByRole('menu');
  /** The list is there with the rows that were asked for last. */
  const listIsRead = () => main.getByRole('grid').first().and(isNotBusy).waitFor();
  /** The bar shows the commands that hold now. */
  const barIsReady = () => bar.and(isNotBusy).waitFor();
  /** Menus open and close a frame or more later. */
  const openOverflow = async () => {
    await overflow.click();
    await menu.getByRole('menuitem').first().waitFor();
  };
  const closeMenu = async () => {
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
  };
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
      await map.getByRole('link', { name: entry }).and(page.locator('[aria-current=page]')).waitFor();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
    },
    grid: (name) => main.getByRole('grid', { name }),
    row: (text) => main.getByRole('row').filter({ hasText: text }),
    async find(text) {
      await main.getByRole('searchbox').fill(text);
      await page.keyboard.press('Enter');
      await listIsRead();
    },
    async tick(...texts) {
      await listIsRead();
      for (const text of texts) {
        await app.row(text).getByRole('checkbox').click();
        await app.row(text).getByRole('checkbox', { checked: true }).waitFor();
      }
    },
    async chooseView(name) {
      const heading = main.getByRole('heading', { level: 1 });
      await heading.waitFor();
      if (await main.getByRole('heading', { level: 1, name, exact: true }).isVisible()) return listIsRead();
      await heading.getByRole('button').click();
      await page.getByRole('menuitemradio', { name, exact: true }).or(page.getByRole('menuitem', { name, exact: true })).or(page.getByRole('menuitemcheckbox', { name, exact: true })).click();
      await main.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await listIsRead();
    },
    async command(name) {
      // What comes with a later change, or folds up at this very moment, is looked for anew.
      await eventually(async () => {
        await barIsReady();
        const isSeen = await item(name).isVisible();
        if (!isSeen && !(await overflow.isVisible())) return false;
        if (!isSeen) await openOverflow();
        const command = isSeen ? item(name) : menu.getByRole('menuitem', { name, exact: true });
        const isDone = (await command.isVisible()) && (await command.click({ timeout: 10_000 }).then(() => true, () => false));
        if (!isDone && (await menu.isVisible())) await closeMenu();
        return isDone;
      }, `The command ${name}`);
    },
    async commands() {
      await barIsReady();
      const seen = await namesOf(bar.getByRole('menuitem'));
      if (!(await overflow.isVisible())) return seen;
      await openOverflow();
      const folded = await namesOf(menu.getByRole('menuitem'));
      await closeMenu();
      return [...seen.slice(0, -1), ...folded];
    },
    offers: async (name) => (await app.commands()).includes(name),
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
