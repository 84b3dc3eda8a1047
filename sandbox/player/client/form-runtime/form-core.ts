import type { FormMode, SaveOutcome } from '../contracts';
import type { Player } from '../player';
import type { ControlData, FieldData, FormState } from './form-state';
import type { HandlerLists } from './handlers';

/** `XrmEnum.SaveMode`. Source: Learn "getSaveMode". */
export const SAVE_MODES = { save: 1, saveAndClose: 2, saveAndNew: 59, autoSave: 70 } as const;

export type SaveMode = keyof typeof SAVE_MODES;

/** An open form as the scripts' API needs it: more than what draws it does. */
export interface FormCore {
  readonly player: Player;
  readonly state: FormState;
  readonly handlers: HandlerLists;
  readonly formContext: Xrm.FormContext;
  readonly id: string | undefined;
  readonly mode: FormMode;
  readonly isDirty: boolean;
  isControlDisabled(control: ControlData): boolean;
  /** Runs the change event of a column, as after somebody typed. */
  fireChange(field: FieldData): void;
  save(options?: { readonly mode?: SaveMode }): Promise<SaveOutcome>;
  /** Saves and shows what came of it, as the form's own command does. */
  saveShown(options?: { readonly mode?: SaveMode }): Promise<SaveOutcome>;
  refresh(): Promise<void>;
  showTab(tabId: string): void;
  close(): void;
}
