import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../../dataverse/environment';
import { findPlatformRows } from '../../dataverse/storage/platform-rows';
import { openSolutionParts } from '../../dataverse/storage/solution-parts';
import { modulesFolder } from './bundle';
import { typeOfFile, typeOfWebResource } from './content-types';
import { digest, forever, respondWith, revalidated } from './responses';

/**
 * Pages of customizers (web resources, and what code components bring) have scripts and styles inside, as Power Apps
 * allows them; they still reach this machine only, and only the player may frame them.
 */
const FOREIGN_PAGE_POLICY = [
  "default-src 'self'", "script-src 'self' 'unsafe-inline'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
  "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'",
].join('; ');

/** A web resource by its name, which may hold slashes. */
export function webResource(environment: Environment, request: Request, name: string): Response | undefined {
  const row = findPlatformRows(environment, 'webresource', { name })[0];
  if (!row) return undefined;
  const body = Buffer.from(String(row.content ?? ''), 'base64');
  return respondWith(request, {
    body, type: typeOfWebResource(Number(row.webresourcetype)), etag: digest(body), headers: { 'Content-Security-Policy': FOREIGN_PAGE_POLICY },
  });
}

/** A file of a code component, byte for byte as it came in the solution. */
export function componentFile(environment: Environment, request: Request, path: string): Response | undefined {
  const body = openSolutionParts(environment.database).file(`Controls/${path}`);
  if (!body) return undefined;
  const etag = digest(body);
  const cacheControl = new URL(request.url).searchParams.has('v') ? forever : revalidated;
  return respondWith(request, { body, type: typeOfFile(path), etag, cacheControl, headers: { 'Content-Security-Policy': FOREIGN_PAGE_POLICY } });
}

/** One of the fonts that Fluent UI's icons are in; their names change with their content. */
export async function iconFont(request: Request, name: string): Promise<Response | undefined> {
  if (!/^[\w-]+\.woff$/.test(name)) return undefined;
  const body = await readFile(join(modulesFolder, '@fluentui/font-icons-mdl2/fonts', name)).catch(() => undefined);
  return body && respondWith(request, { body, type: typeOfFile(name), etag: digest(body), cacheControl: forever });
}
