/* eslint-disable @microsoft/power-apps/avoid-dom-form -- a page of our own, not a form of the app */
import { errorText } from '../shared/error-text';
import { bringTexts } from '../shared/text';
import { element } from './elements';
import { isDarkHost } from './theme';

/** Starts a page that runs in a frame of the app and uses its services: theme, language, and errors where nobody else tells them. */
export function startPage(show: (root: HTMLElement, search: string) => Promise<void>): void {
  const page = window as unknown as { Xrm?: unknown };
  page.Xrm ??= (window.parent as unknown as { Xrm?: unknown }).Xrm;
  document.documentElement.dataset.theme = isDarkHost() ? 'dark' : 'light';
  document.documentElement.lang = Xrm.Utility.getGlobalContext().userSettings.languageId === 1031 ? 'de' : 'en';
  const root = document.getElementById('page');
  if (root) bringTexts().then(() => show(root, window.location.search)).catch((error: unknown) => root.replaceChildren(element('p', { role: 'alert', class: 'bad' }, errorText(error))));
}
