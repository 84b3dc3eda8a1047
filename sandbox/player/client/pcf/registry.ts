import type { CodeComponentModel } from '../../app-model';
import { addScript } from '../xrm/scripts';

export type ControlConstructor = new () => ComponentFramework.StandardControl<unknown, Readonly<Record<string, unknown>>>;

const registered = new Map<string, ControlConstructor>();
const loading = new Map<string, Promise<void>>();

/** The platform libraries of the player's page, and the major version of each. */
const provided: ReadonlyMap<string, number> = new Map([['React', 16], ['Fluent', 8]]);

/**
 * The class of a code component, its scripts and style sheets loaded once.
 * @throws Error when it wants another platform library, a script is not there, or does not bring the class that the manifest names
 */
export async function loadControl(component: CodeComponentModel): Promise<ControlConstructor> {
  for (const [library, version] of Object.entries(component.platformLibraries)) {
    if (Number.parseInt(version, 10) === provided.get(library)) continue;
    throw new Error(`The code component '${component.name}' wants ${library} ${version}. The sandbox has React 16 and Fluent UI 8 only.`);
  }
  offerRegistration();
  component.styles.forEach(addStyleSheet);
  for (const script of component.scripts) await once(script, () => addScript(script, `A script of the code component '${component.name}'`));
  const found = registered.get(`${component.namespace}.${component.constructorName}`) ?? globalControl(component);
  if (found) return found;
  throw new Error(`The code component '${component.name}' brings no class '${component.namespace}.${component.constructorName}', which its manifest names.`);
}

/** What the bundles of `pcf-scripts` call when they run. */
function offerRegistration(): void {
  const shared = window as unknown as { ComponentFramework?: object };
  shared.ComponentFramework ??= { registerControl: (name: string, control: ControlConstructor) => void registered.set(name, control) };
}

/** Bundles of before there was a registration leave the class in their namespace. */
function globalControl({ namespace, constructorName }: CodeComponentModel): ControlConstructor | undefined {
  const found = namespace.split('.').reduce<unknown>((object, name) => (object as Readonly<Record<string, unknown>> | undefined)?.[name], window);
  const control = (found as Readonly<Record<string, unknown>> | undefined)?.[constructorName];
  return typeof control === 'function' ? (control as ControlConstructor) : undefined;
}

function once(address: string, load: () => Promise<void>): Promise<void> {
  const running = loading.get(address) ?? load();
  loading.set(address, running);
  running.catch(() => loading.delete(address));
  return running;
}

function addStyleSheet(address: string): void {
  if (document.head.querySelector(`link[href="${CSS.escape(address)}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  document.head.append(link);
}
