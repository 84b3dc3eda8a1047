import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import type axe from 'axe-core';
import { settled } from './settled';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA, which includes the levels and versions below it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with what is on the screen and in its frames once that has come to rest, a line each: rule, place
 * and what to do. Tests expect none.
 * @param rules only these, such as `color-contrast`; all of WCAG 2.2 AA and the best practices by default
 */
export async function accessibilityProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  await settled(page);
  const found: string[] = [];
  for (const frame of page.frames()) if (await mayRunScripts(frame)) found.push(...(await problemsOf(frame, rules)));
  return found;
}

/** Not in the frame of an e-mail, which shows what its sender wrote and runs no scripts, ours neither. */
async function mayRunScripts(frame: Frame): Promise<boolean> {
  if (!frame.parentFrame()) return true;
  const sandbox = await (await frame.frameElement()).getAttribute('sandbox');
  return sandbox === null || sandbox.includes('allow-scripts');
}

async function problemsOf(frame: Frame, rules: readonly string[] | undefined): Promise<string[]> {
  // Evaluated by the debugger, so that the page's content security policy stays as strict as it is. It is half a
  // megabyte: sent once a page.
  if (!(await frame.evaluate('Boolean(window.axe)'))) await frame.evaluate(source);
  const runOnly = rules ? { type: 'rule' as const, values: [...rules] } : { type: 'tag' as const, values: TAGS };
  const violations = await frame.evaluate(
    (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options).then((result) => result.violations),
    // What is right is not described, and no media are loaded: the app has none.
    { runOnly, iframes: false, preload: false, resultTypes: ['violations' as const] },
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''} | ${node.html.slice(0, 200)}`));
}
