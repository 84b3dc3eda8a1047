/** A code component, from its ControlManifest.xml. */
export interface CodeComponentModel {
  /** `prefix_Namespace.Constructor`. */
  readonly name: string;
  readonly namespace: string;
  readonly constructorName: string;
  readonly version: string;
  readonly isVirtual: boolean;
  readonly displayName: string;
  readonly properties: readonly {
    readonly name: string;
    readonly type: string;
    readonly usage: 'bound' | 'input' | 'output';
    readonly required: boolean;
    readonly defaultValue?: string;
  }[];
  readonly dataSets: readonly string[];
  readonly platformLibraries: Readonly<Record<string, string>>;
  /** Addresses of scripts, in order, and of style sheets. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Texts of the resx of the language asked for, else of the base language. */
  readonly strings: Readonly<Record<string, string>>;
}
