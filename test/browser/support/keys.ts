import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** Somebody who has a keyboard and no mouse. */
export interface Keyboard {
  /** Presses keys one after another, such as `ArrowDown` or `Control+s`. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Presses a key, Tab unless said otherwise, until something has the focus. */
  reach(target: Locator, key?: string): Promise<void>;
  /** Opens the menu of what has the focus, and waits until the focus is in it: Fluent UI sends it there a moment later. */
  openMenu(): Promise<void>;
  /** Waits until something has the focus by itself. */
  arrivesAt(target: Locator): Promise<void>;
  /** What had the focus, on the way or at the end of it, without showing so. Tests expect nothing. */
  readonly unseen: readonly string[];
}

/** More steps than any page needs. */
const most = 120;

export function keyboardOf(page: Page): Keyboard {
  const unseen = new Set<string>();
  const isFocused = async (target: Locator) => (await target.count()) > 0 && (await target.first().evaluate((element) => element === element.ownerDocument.activeElement));
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    get unseen() {
      return [...unseen];
    },
    press,
    type: (text) => page.keyboard.type(text),
    async reach(target, key = 'Tab') {
      await target.first().waitFor();
      const passed: string[] = [];
      for (let step = 0; step <= most; step += 1) {
        const focus = (await page.evaluate(describeFocus)) as { name: string; isSeen: boolean };
        if (!focus.isSeen) unseen.add(focus.name);
        if (await isFocused(target)) return;
        passed.push(focus.name);
        await press(key);
      }
      throw new Error(`${key} does not lead to it, only to: ${[...new Set(passed)].join(' | ')}`);
    },
    async openMenu() {
      await press('Enter');
      await eventually(async () => (await page.evaluate(`Boolean(document.activeElement?.closest('[role=menu]'))`)) === true, 'The focus in the menu');
    },
    arrivesAt: (target) => eventually(() => isFocused(target), `The focus on ${target.toString()}`),
  };
}

/**
 * What has the focus and whether that can be seen: by an outline, or by the border that Fluent UI draws inside or
 * around it. Pages' headings and regions that scripts send the focus to need none.
 */
const describeFocus = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: 'nothing', isSeen: true };
  const name = (element.getAttribute('aria-label') || [...(element.labels ?? [])].map((label) => label.innerText).join() || element.innerText || element.getAttribute('placeholder') || element.id || element.outerHTML).slice(0, 60).replace(/\\s+/g, ' ');
  const isDrawn = (at, pseudo) => {
    const style = getComputedStyle(at, pseudo);
    if (pseudo && (style.content === 'none' || style.content === 'normal')) return false;
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || Boolean(pseudo && parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none');
  };
  const around = [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean);
  const isSeen = element.tabIndex < 0 || around.some((at) => isDrawn(at) || isDrawn(at, '::after') || isDrawn(at, '::before'))
    || (element.matches('input[type=checkbox]') && [...element.parentElement.querySelectorAll('*')].some((at) => isDrawn(at) || isDrawn(at, '::before')));
  return { name, isSeen };
})()`;
