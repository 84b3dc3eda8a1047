/** A web resource as it ships: its definition, and the bytes that a build made of its source. */
export interface BuiltWebResource {
  /** Such as `gdap_/scripts/forms.js`. Fixes the id: never change it. */
  readonly name: string;
  readonly displayName: string;
  readonly description?: string;
  /** `webresource.webresourcetype`: 1 HTML, 2 CSS, 3 script, 5 PNG, 11 SVG, 12 RESX. */
  readonly type: 1 | 2 | 3 | 5 | 11 | 12;
  /** RESX: the LCID of its texts. */
  readonly languageCode?: number;
  /** Names of the web resources that have to be loaded with it: the texts of a script. */
  readonly needs?: readonly string[];
  readonly content: Uint8Array;
}

/** A code component as `pcf-scripts` built it. */
export interface BuiltControl {
  /** `gdap_<Namespace>.<Constructor>`. */
  readonly name: string;
  /** Path below the control's folder (`ControlManifest.xml`, `bundle.js`, `strings/…`) to content. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** What a build makes before the solution can be written. */
export interface BuiltParts {
  readonly webResources: readonly BuiltWebResource[];
  readonly controls: readonly BuiltControl[];
}

/** The file of a web resource within the zip: exports use the name without slashes and dots, and the id. */
export const webResourceFile = (name: string, id: string): string => `WebResources/${name.replace(/[/.]/g, '')}${id.toUpperCase()}`;

/** The folder of a control within the zip. */
export const controlFolder = (name: string): string => `Controls/${name}`;
