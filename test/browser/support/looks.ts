import { setTimeout as sleep } from 'node:timers/promises';
import { accessibilityProblems } from './accessibility';
import type { Staff } from './stage';

/** How a page can be looked at. */
export type Look = 'light' | 'dark' | 'narrow';

/** Wide enough for a laptop, and a telephone. */
export const laptop = { width: 1366, height: 900 };
export const telephone = { width: 400, height: 800 };

/**
 * Looks at what is on the screen in several ways, without loading it anew: axe's findings and what sticks out at the
 * side, a line each, and a picture of each way for `dist/screenshots/`. Colours are what differs in the dark.
 */
export async function problemsInEveryLook(staff: Staff, name: string, looks: readonly Look[] = ['light', 'dark', 'narrow'], pictures: readonly Look[] = []): Promise<string[]> {
  const { page } = staff;
  const problems: string[] = [];
  for (const look of looks) {
    if (look === 'dark') await page.emulateMedia({ colorScheme: 'dark' });
    if (look === 'narrow') await page.setViewportSize(telephone);
    await settled(staff);
    const found = await accessibilityProblems(page, look === 'dark' ? ['color-contrast'] : undefined);
    if (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')) found.push('The page is wider than the window.');
    problems.push(...found.map((problem) => `${name}, ${look}: ${problem}`));
    if (pictures.includes(look)) await staff.screenshot(`appearance-${name}-${look}`);
    if (look === 'dark') await page.emulateMedia({ colorScheme: 'light' });
    if (look === 'narrow') await page.setViewportSize(laptop);
  }
  return problems;
}

/** Waits until what is read is there and what moves has come to rest: half-faded text has no contrast to speak of. */
export async function settled({ page }: Staff): Promise<void> {
  await page.waitForLoadState('networkidle');
  do {
    await sleep(50);
  } while (await page.evaluate(isMoving));
}

/** Spinners never come to rest: nothing is waited for because of them. */
const isMoving = "document.getAnimations().some(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity)";
