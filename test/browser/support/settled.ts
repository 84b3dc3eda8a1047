import type { Page } from 'playwright-core';
import { trafficOf } from './traffic';

/** Far more than any page needs on a busy machine. */
const patience = 90_000;

/**
 * Waits until what is read is there, and what changes or moves has come to rest: half-faded text has no contrast to
 * speak of. @throws Error that says what goes on, where it does not end
 */
export async function settled(page: Page): Promise<void> {
  const traffic = trafficOf(page);
  const end = Date.now() + patience;
  for (;;) {
    const { begun } = traffic;
    const goesOn = await page.evaluate<string>(whatGoesOn).catch((error: unknown) => {
      if (page.isClosed()) throw error;
      // A page that is left in between has no answer.
      return String(error);
    });
    const { underWay } = traffic;
    if (goesOn === '' && underWay.length === 0 && traffic.begun === begun) return;
    if (Date.now() > end) throw new Error(`After ${patience / 1000} seconds something still goes on: ${goesOn || underWay.join() || 'requests'}`);
  }
}

/**
 * Looks for a few frames whether the page or one in it changes; then, at what would end. Spinners never come to rest:
 * nothing is waited for because of them.
 */
const whatGoesOn = `(async () => {
  const documents = [document];
  for (const each of documents) for (const { contentDocument } of each.querySelectorAll('iframe')) if (contentDocument) documents.push(contentDocument);
  let changed = '';
  const observer = new MutationObserver(([{ type, target, attributeName }]) => { changed = [type, target.nodeName, attributeName].join(' '); });
  for (const each of documents) observer.observe(each, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  observer.disconnect();
  if (changed) return changed;
  for (const each of documents) {
    const busy = each.querySelector('[aria-busy=true]');
    if (busy) return 'busy: ' + busy.outerHTML.slice(0, 100);
    if (each.readyState !== 'complete' || each.fonts.status !== 'loaded') return 'loading ' + each.title;
    if (each.getAnimations().some(({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity)) return 'movement';
  }
  return '';
})()`;
