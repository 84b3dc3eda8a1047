/** What a key does in a form, as in Power Apps: Ctrl+S saves, Alt+S saves and closes, Alt+N makes another row. */
export type FormKey = 'save' | 'saveAndClose' | 'new';

/** @returns what the keys mean, or `undefined` where they are not the form's: AltGr types letters on many keyboards */
export function formKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): FormKey | undefined {
  if (shiftKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 's' && (ctrlKey || metaKey) && !altKey) return 'save';
  if (!altKey || ctrlKey || metaKey) return undefined;
  return letter === 's' ? 'saveAndClose' : letter === 'n' ? 'new' : undefined;
}

/** Whether something modal is open: then keys are not the form's. */
export const isModalOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;
