import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { buildSync } from 'esbuild';

const sources = resolve(__dirname, '../../../solution/web-resources/testing/msal');

const bundled = (name: string) => {
  const { outputFiles } = buildSync({ entryPoints: [resolve(sources, `${name}.ts`)], bundle: true, write: false, format: 'iife', target: 'es2022', platform: 'browser' });
  return `<!DOCTYPE html><html lang="en"><head><title>${name}</title><link rel="icon" href="data:,"></head><body><script>${outputFiles[0]?.text.replaceAll('</script', '<\\/script')}</script></body></html>`;
};

/** An application with a page that signs in by MSAL, and the page that hands on what Entra answers; on an origin of its own. */
export async function serveMsalPages(): Promise<{ readonly url: string; close(): void }> {
  const pages = new Map([['/', bundled('page')], ['/bridge.html', bundled('bridge')]]);
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(page === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
