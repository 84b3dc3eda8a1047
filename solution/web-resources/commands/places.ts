import { plainId } from '../shared/guid';

/** The list that a command was chosen on, as `SelectedControl` gives it. */
export interface ListControl {
  refresh(): unknown;
}

/** `SelectedControlSelectedItemIds`, each once. */
export const selectedIds = (ids: readonly string[]): string[] => [...new Set(ids.map(plainId))];

/** The row that a form shows; undefined while it is new. */
export function rowOnForm(form: Xrm.FormContext): string | undefined {
  const id = plainId(form.data.entity.getId());
  return id === '' ? undefined : id;
}

/** The same, where it is a request. */
export const requestOnForm = rowOnForm;

/** `statuscode` as the form shows it; undefined where the form does not have it. */
export const statusOnForm = (form: Xrm.FormContext): number | undefined =>
  form.getAttribute<Xrm.Attributes.OptionSetAttribute>('statuscode')?.getValue() ?? undefined;

/**
 * Saves what was typed before a command acts on the row: it acts on what is stored.
 * @returns whether the form is saved; where not, the form itself says what stands in the way
 */
export async function savedForm(form: Xrm.FormContext): Promise<boolean> {
  if (!form.data.getIsDirty()) return true;
  try {
    await form.data.save();
    return true;
  } catch {
    return false;
  }
}

/** Shows what a command made of the row. */
export async function refreshForm(form: Xrm.FormContext): Promise<void> {
  await form.data.refresh(false);
  form.ui.refreshRibbon();
}
