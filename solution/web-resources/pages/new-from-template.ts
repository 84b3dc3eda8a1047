/* eslint-disable @microsoft/power-apps/avoid-dom-form -- a page of our own, not a form of the app */
import { errorText } from '../shared/error-text';
import { element } from './elements';
import { showPage } from './page';
import { presetFrom } from './preset';
import { isDarkHost } from './theme';

/** The page runs in a frame of the app and uses its services. */
const page = window as unknown as { Xrm?: unknown };
page.Xrm ??= (window.parent as unknown as { Xrm?: unknown }).Xrm;

document.documentElement.dataset.theme = isDarkHost() ? 'dark' : 'light';
document.documentElement.lang = Xrm.Utility.getGlobalContext().userSettings.languageId === 1031 ? 'de' : 'en';

const root = document.getElementById('page');
if (root) {
  showPage(root, presetFrom(window.location.search)).catch((error: unknown) => root.replaceChildren(element('p', { role: 'alert', class: 'bad' }, errorText(error))));
}
