import type { BuiltWebResource } from './parts';

/** A web resource before it is built. */
export interface WebResource extends Omit<BuiltWebResource, 'content'> {
  /** File below `web-resources/` that it is made from: TypeScript is bundled, anything else taken as it is. */
  readonly source: string;
}

/** Every web resource of the solution. */
export const webResources: readonly WebResource[] = [
  { name: 'gdap_/scripts/forms.js', displayName: 'GDAP Manager: Forms', type: 3, source: 'forms/index.ts' },
];
