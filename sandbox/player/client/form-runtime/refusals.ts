import type { FormCore } from './form-core';
import { errorOf, REQUIRED_NOTIFICATION, type ControlData, type FieldData } from './form-state';
import { isEmpty } from './validation';

/**
 * Whether a save may be tried: no field on the form is wrong, and none that is required is empty. What stands in the
 * way is said beside its field. An empty field that nobody could fill, for its controls are all locked, does not count.
 */
export function refuseInvalid(core: FormCore): boolean {
  const { state } = core;
  const missing = onForm(core).filter((field) => isMissing(core, field));
  state.change(() => {
    missing.forEach(({ column }) => fillable(core, column.logicalName).forEach((control) => {
      const text = `${control.label || column.displayName}: Required fields must be filled in.`;
      control.notifications = [...without(control), { id: REQUIRED_NOTIFICATION, level: 'error', text }];
    }));
  });
  return missing.length === 0 && isValid(core);
}

/** Whether nothing on the form is wrong: what `data.isValid` answers. Notifications of scripts with level error count. */
export function isValid(core: FormCore): boolean {
  const isBlocked = [...core.state.controls.values()].some(({ notifications }) => notifications.some(({ level }) => level === 'error'));
  return !isBlocked && onForm(core).every((field) => errorOf(field) === undefined && !isMissing(core, field));
}

const onForm = ({ state }: FormCore) => [...state.fields.values()].filter(({ isOnForm }) => isOnForm);

const fillable = (core: FormCore, column: string) => core.state.controlsOf(column).filter((control) => !core.isControlDisabled(control));

const without = (control: ControlData) => control.notifications.filter(({ id }) => id !== REQUIRED_NOTIFICATION);

const isMissing = (core: FormCore, field: FieldData) =>
  field.required === 'required' && isEmpty(field.value) && fillable(core, field.column.logicalName).length > 0;
