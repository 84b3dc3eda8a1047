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
    const found = await accessibilityProblems(page, look === 'dark' ? ['color-contrast'] : undefined);
    if (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')) found.push('The page is wider than the window.');
    problems.push(...found.map((problem) => `${name}, ${look}: ${problem}`));
    if (pictures.includes(look)) await staff.screenshot(`appearance-${name}-${look}`);
    if (look === 'dark') await page.emulateMedia({ colorScheme: 'light' });
    if (look === 'narrow') await page.setViewportSize(laptop);
  }
  return problems;
}
