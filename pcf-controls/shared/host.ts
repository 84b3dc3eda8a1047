/**
 * What hosts give a control beyond the published types. Power Apps and its test harness have had these for years;
 * neither is documented, so everything here is optional and asked for carefully.
 */
interface HostExtensions {
  readonly mode: { readonly contextInfo?: { readonly entityId?: string; readonly entityTypeName?: string } };
  readonly page?: {
    readonly entityId?: string;
    readonly entityTypeName?: string;
    /** The form is read-only: an inactive row, or no right to change it. */
    readonly isPageReadOnly?: boolean;
    getClientUrl?(): string;
  };
}

/** The row that the form shows. */
export interface RowIdentity {
  readonly table: string;
  /** Lower case, without braces; absent until a new row is saved. */
  readonly id: string | undefined;
}

type AnyContext = ComponentFramework.Context<unknown>;
const extended = (context: AnyContext) => context as unknown as HostExtensions;

/** Which row the control is on. */
export function rowOf(context: AnyContext): RowIdentity {
  const { mode, page } = extended(context);
  const id = (mode.contextInfo?.entityId || page?.entityId || '').replace(/[{}]/g, '').toLowerCase();
  return { table: mode.contextInfo?.entityTypeName || page?.entityTypeName || '', id: id && !/^[0-]+$/.test(id) ? id : undefined };
}

/** Address of the environment without a slash at its end; empty where the host does not say: then the page's own. */
export const clientUrlOf = (context: AnyContext): string => (extended(context).page?.getClientUrl?.() ?? '').replace(/\/+$/, '');

/**
 * Whether the whole form is read-only. `mode.isControlDisabled` is no help to a control that is bound to `modifiedon`:
 * nobody may write that column, so hosts call the control disabled on every form.
 */
export const isFormReadOnly = (context: AnyContext): boolean => extended(context).page?.isPageReadOnly === true;

/** Right to do something with the rows of a table, whoever owns them; where the host cannot tell, the server will. */
export function hasPrivilege(context: AnyContext, table: string, privilege: keyof typeof privilegeType, depth: keyof typeof privilegeDepth = 'user'): boolean {
  const ask = context.utils?.hasEntityPrivilege as ComponentFramework.Utility['hasEntityPrivilege'] | undefined;
  return ask === undefined || ask.call(context.utils, table, privilegeType[privilege], privilegeDepth[depth]);
}

/** `PropertyHelper.Types.PrivilegeType` and `PrivilegeDepth`: ambient enums, which have no values at run time. */
const privilegeType = { create: 1, read: 2, write: 3, delete: 4, append: 7, appendTo: 8 } as const;
const privilegeDepth = { user: 0, businessUnit: 1, parentChild: 2, organization: 3 } as const;
