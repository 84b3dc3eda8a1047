import type { LookupValue, Page, Player } from '../player';
import { bracedLookup, plainId } from './ids';
import { defaultsFrom, parentDefaults } from './form-parameters';
import { webResourceAddress } from './web-resource-address';

type Size = Partial<Xrm.Navigation.DialogSizeOptions>;
type PageInput = Parameters<Xrm.Navigation['navigateTo']>[0];

const DIALOG = 2;
const SIDE = 2;

/** `Xrm.Navigation`. Source: Learn "Xrm.Navigation (Client API reference)". */
export function createNavigation(player: Player): Xrm.Navigation {
  const { dialogs } = player;
  const navigation = {
    navigateTo: async (input: PageInput, options?: Xrm.Navigation.NavigationOptions) => {
      const page = pageOf(player, input);
      if (options?.target !== DIALOG) return void (await player.navigate(page));
      const { title, width, height } = options;
      await dialogs.page(page, { position: options.position === SIDE ? 'side' : 'center', ...given({ title, width: cssSize(width), height: cssSize(height) }) });
    },
    openForm: async (options: Xrm.Navigation.EntityFormOptions, parameters: Xrm.Utility.OpenParameters = {}) => {
      const table = required(player, options.entityName);
      const defaults = { ...parentDefaults(player.app, table, options.createFromEntity), ...defaultsFrom(table, parameters) };
      if (options.useQuickCreateForm) return { savedEntityReference: saved(await dialogs.quickCreate({ table: table.logicalName, defaults })) };
      await player.navigate({
        kind: 'record', table: table.logicalName, defaults,
        ...(options.entityId ? { id: plainId(options.entityId) } : {}), ...(options.formId ? { formId: plainId(options.formId) } : {}),
      });
      return { savedEntityReference: [] };
    },
    openAlertDialog: async ({ title, text, confirmButtonLabel }: Xrm.Navigation.AlertStrings, size: Size = {}) => {
      await dialogs.alert({ text: String(text), ...given({ title, button: confirmButtonLabel, ...size }) });
      return {};
    },
    openConfirmDialog: async ({ title, subtitle, text, confirmButtonLabel, cancelButtonLabel }: Xrm.Navigation.ConfirmStrings, size: Size = {}) => ({
      confirmed: await dialogs.confirm({ text: String(text), ...given({ title, subtitle, confirm: confirmButtonLabel, cancel: cancelButtonLabel, ...size }) }),
    }),
    openErrorDialog: async ({ message, details, errorCode }: Xrm.Navigation.ErrorDialogOptions) => {
      if (message === undefined && errorCode === undefined) throw new Error('openErrorDialog needs a message or an errorCode.');
      await dialogs.error({ message: message ?? 'An error has occurred.', ...given({ details, code: errorCode === undefined ? undefined : String(errorCode) }) });
    },
    openUrl: (url: string) => {
      if (!/^(https?|mailto|tel):/i.test(new URL(url, window.location.href).protocol)) throw new Error(`openUrl opens no address such as '${url}'.`);
      window.open(url, '_blank', 'noopener');
    },
    openWebResource: (name: string, _options?: Xrm.Navigation.OpenWebresourceOptions, data?: string) => {
      window.open(webResourceAddress(name) + (data === undefined ? '' : `?data=${encodeURIComponent(data)}`), '_blank');
    },
    openFile: (file: Xrm.Navigation.FileDetails) => download(file),
  };
  return navigation as unknown as Xrm.Navigation;
}

function pageOf(player: Player, input: PageInput): Page {
  switch (input.pageType) {
    case 'entitylist':
      return { kind: 'list', table: required(player, input.entityName).logicalName, ...(input.viewId ? { viewId: plainId(input.viewId) } : {}) };
    case 'entityrecord': {
      const table = required(player, input.entityName);
      const defaults = { ...parentDefaults(player.app, table, input.createFromEntity), ...defaultsFrom(table, input.data ?? {}) };
      return {
        kind: 'record', table: table.logicalName, defaults,
        ...(input.entityId ? { id: plainId(input.entityId) } : {}), ...(input.formId ? { formId: plainId(input.formId) } : {}), ...(input.tabName ? { tabName: input.tabName } : {}),
      };
    }
    case 'webresource':
      return { kind: 'webResource', name: input.webresourceName, ...(input.data === undefined ? {} : { data: input.data }) };
    default:
      throw new Error(`Pages of the type '${input.pageType}' are not supported by the sandbox.`);
  }
}

function required(player: Player, name: string | undefined) {
  const table = name === undefined ? undefined : player.app.tables[name];
  if (!table) throw new Error(`The table '${name ?? ''}' is not part of this app.`);
  return table;
}

const saved = (row: LookupValue | undefined): readonly Xrm.LookupValue[] => (row ? [bracedLookup(row)] : []);

/** Leaves out what was not given. */
const given = (options: Readonly<Record<string, string | number | undefined>>) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

const cssSize = (size: Xrm.Navigation.NavigationOptions['width']): string | undefined =>
  size === undefined ? undefined : typeof size === 'number' ? `${size}px` : `${size.value}${size.unit}`;

function download({ fileContent, fileName, mimeType }: Xrm.Navigation.FileDetails): void {
  const link = document.createElement('a');
  link.href = `data:${mimeType};base64,${fileContent}`;
  link.download = fileName;
  link.click();
}
