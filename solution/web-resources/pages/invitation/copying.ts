import { copied } from '../../commands/clipboard';

/** Puts a message into the clipboard: with links that can be followed where the browser takes that, else as text. @returns whether it is there */
export async function copyRich(text: string, html: string): Promise<boolean> {
  for (const page of [window, window.parent as typeof window]) {
    try {
      const of = (type: string, value: string) => new Blob([value], { type });
      await page.navigator.clipboard.write([new page.ClipboardItem({ 'text/plain': of('text/plain', text), 'text/html': of('text/html', html) })]);
      return true;
    } catch {
      // The next one may, or it is taken as text alone.
    }
  }
  return copied(text);
}
