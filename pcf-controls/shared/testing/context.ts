import { readTexts } from './resx';

/** What a test may say about the host; the rest is a form of an administrator on a wide screen. */
export interface HostOptions<TInputs> {
  readonly parameters: TInputs;
  readonly webAPI: Partial<ComponentFramework.WebApi>;
  readonly row?: { readonly table: string; readonly id?: string };
  /** Folder of the control's resx files and the base of their names. */
  readonly strings: { readonly folder: string; readonly name: string; readonly languageId?: number };
  readonly width?: number;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly isRightToLeft?: boolean;
  /** Answers `hasEntityPrivilege(table, type)`; absent: everything is allowed. */
  readonly may?: (table: string, privilegeType: number) => boolean;
  readonly theme?: { readonly tokenTheme: Readonly<Record<string, string>>; readonly isDarkTheme: boolean };
  readonly clientUrl?: string;
  readonly openForm?: (options: ComponentFramework.NavigationApi.EntityFormOptions) => void;
}

/** A context as model-driven apps give it, and what the control kept in it. */
export interface MockHost<TInputs> {
  readonly context: ComponentFramework.Context<TInputs>;
  /** What the control gave to `setControlState`, newest last. */
  readonly controlStates: ComponentFramework.Dictionary[];
}

export function mockHost<TInputs>(options: HostOptions<TInputs>): MockHost<TInputs> {
  const texts = readTexts(options.strings.folder, options.strings.name, options.strings.languageId ?? 1033);
  const controlStates: ComponentFramework.Dictionary[] = [];
  const context = {
    parameters: options.parameters,
    updatedProperties: [],
    webAPI: options.webAPI,
    mode: {
      allocatedWidth: options.width ?? 900,
      allocatedHeight: -1,
      isControlDisabled: options.isDisabled ?? true,
      isVisible: true,
      label: '',
      contextInfo: { entityId: options.row?.id ?? '', entityTypeName: options.row?.table ?? '' },
      setControlState: (state: ComponentFramework.Dictionary) => controlStates.push(state) > 0,
      setFullScreen: () => undefined,
      trackContainerResize: () => undefined,
    },
    page: {
      entityId: options.row?.id,
      entityTypeName: options.row?.table,
      isPageReadOnly: options.isReadOnly ?? false,
      getClientUrl: () => options.clientUrl ?? 'https://contoso.example',
    },
    navigation: { openForm: async (form: ComponentFramework.NavigationApi.EntityFormOptions) => options.openForm?.(form) },
    resources: { getString: (key: string) => texts.get(key) ?? key },
    userSettings: { languageId: options.strings.languageId ?? 1033, isRTL: options.isRightToLeft ?? false },
    utils: { hasEntityPrivilege: (table: string, type: number) => options.may?.(table, type) ?? true },
    fluentDesignLanguage: options.theme,
  };
  return { context: context as unknown as ComponentFramework.Context<TInputs>, controlStates };
}
