import { BundleBroken, type Bundle, type Bundler } from './bundle';
import { createClientBundle } from './client-bundle';
import { createPlatformBundle } from './platform-bundle';
import { forever, respondWith, revalidated } from './responses';

/** The player's own scripts. */
export interface PlayerScripts {
  /** Addresses of the scripts of a page, in order: an address changes with what is behind it. */
  addresses(): string[];
  /** @param name `platform` or `client` */
  respond(request: Request, name: string): Promise<Response | undefined>;
}

/** @param bundles by name, in the order in which a page loads them */
export function createPlayerScripts(bundles: ReadonlyMap<string, Bundler> = new Map([['platform', createPlatformBundle()], ['client', createClientBundle()]])): PlayerScripts {
  return {
    addresses: () => [...bundles].map(([name, { version }]) => `/player/${name}.js?v=${version()}`),
    async respond(request, name) {
      const bundle = bundles.get(name);
      if (!bundle) return undefined;
      try {
        return respondWithBundle(request, await bundle.bundle());
      } catch (error) {
        if (error instanceof BundleBroken) return tellInPage(error);
        throw error;
      }
    },
  };
}

function respondWithBundle(request: Request, { code, version }: Bundle): Response {
  const isThisVersion = new URL(request.url).searchParams.get('v') === version;
  return respondWith(request, { body: code, type: 'text/javascript; charset=utf-8', etag: version, cacheControl: isThisVersion ? forever : revalidated });
}

/** A script that shows why the real one cannot be built: browsers run only answers with 200. */
function tellInPage(error: BundleBroken): Response {
  const text = JSON.stringify(`The player cannot be built. Correct this and load the page again.\n\n${error.message}`).replaceAll('<', '\\u003c');
  const script = `(() => { const shown = document.createElement('pre'); shown.setAttribute('role', 'alert'); shown.textContent = ${text}; document.getElementById('player').replaceChildren(shown); })();`;
  return new Response(script, { headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' } });
}
