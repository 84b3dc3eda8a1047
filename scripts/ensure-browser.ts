import { browserVersion, findBrowser, installBrowser } from './lib/browser';

/** Before `npm test`: finds the browser that the browser tests use, or installs it, and says which. */
const found = findBrowser();
if (found === undefined) console.log('No Chromium here: installing the one of the distribution …');
const path = found ?? (installBrowser() ? findBrowser() : undefined);
if (path === undefined) {
  console.error('The browser tests need Chromium, Chrome or Edge. Install one (Debian: apt-get install chromium), or set CHROMIUM to the path of its program.');
  process.exitCode = 1;
} else {
  console.log(`Browser tests use ${path} (${browserVersion(path)}).`);
}
