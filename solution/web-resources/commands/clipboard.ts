/**
 * Puts a text into the clipboard. Scripts of Power Apps run in a frame that does not have the focus, where browsers
 * refuse; the page around it has it.
 * @returns whether a browser allowed it
 */
export async function copied(value: string): Promise<boolean> {
  for (const page of [window, window.parent]) {
    try {
      await page.navigator.clipboard.writeText(value);
      return true;
    } catch {
      // The next one may.
    }
  }
  return false;
}
