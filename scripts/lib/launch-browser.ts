import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './browser';

/** Keeps Chromium from looking for a sandbox, a graphics card or its makers. */
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** @throws Error that says what to do where there is no browser */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('There is no Chromium: node --import tsx scripts/ensure-browser.ts says what to do.');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
