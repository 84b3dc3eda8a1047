import axe from 'axe-core';

/** What axe finds at WCAG 2.2 AA, a line each; colours cannot be judged without a browser. */
export async function accessibilityProblems(element: Element): Promise<string[]> {
  // jsdom has no canvas, on which axe would see whether a text is an icon.
  HTMLCanvasElement.prototype.getContext = (() => null) as typeof HTMLCanvasElement.prototype.getContext;
  const { violations } = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // A control is a part of a page: the page's own landmarks and headings are the host's.
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
