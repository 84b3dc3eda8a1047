import type { Player } from '../player';
import { installXrm } from './install';
import { preloadTexts } from './resource-strings';
import { webResourceAddress } from './web-resource-address';

type ScriptFunction = (...args: unknown[]) => unknown;

const loaded = new Map<string, Promise<void>>();

/**
 * Loads a script web resource once, after the texts that it may ask for.
 * @throws Error that names the web resource when it is not there; asking again tries again
 */
export function loadLibrary(player: Player, name: string): Promise<void> {
  installXrm(player);
  const loading = loaded.get(name) ?? preloadTexts(player, name).then(() => addScript(webResourceAddress(name), `The web resource '${name}'`));
  loaded.set(name, loading);
  loading.catch(() => loaded.delete(name));
  return loading;
}

/**
 * Runs a function of a web resource, such as a command's.
 * @throws Error that names library and function when either is missing; whatever the function throws passes through
 */
export async function runScript(player: Player, call: { readonly library: string; readonly functionName: string }, args: readonly unknown[]): Promise<unknown> {
  if (call.library) await loadLibrary(player, call.library);
  return findFunction(call.library, call.functionName)(...args);
}

/** A function by its dotted name, bound to what it is a member of. @throws Error that names library and function */
export function findFunction(library: string, functionName: string): ScriptFunction {
  const path = functionName.split('.');
  const owner = path.slice(0, -1).reduce<unknown>((object, name) => member(object, name), window);
  const found = member(owner, path.at(-1) ?? '');
  if (typeof found !== 'function') throw new Error(`The web resource '${library}' has no function '${functionName}'.`);
  return (found as ScriptFunction).bind(owner);
}

/** Adds a script to the page. @throws Error when it cannot be loaded */
export function addScript(url: string, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.async = false;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${what} could not be loaded. Is it part of the solution, and is the connection there?`));
    };
    document.head.append(script);
  });
}

const member = (object: unknown, name: string): unknown =>
  (typeof object === 'object' && object !== null) || typeof object === 'function' ? (object as Readonly<Record<string, unknown>>)[name] : undefined;
