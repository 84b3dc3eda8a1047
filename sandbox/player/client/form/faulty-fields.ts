import type { CellModel, FormControlModel } from '../../app-model';
import type { FormRuntime } from '../contracts';
import { REQUIRED_NOTIFICATION } from '../form-runtime/form-state';
import { isEmpty } from '../form-runtime/validation';

/** A control with the tab that it is on; header and footer have none. */
export interface FormPlace {
  readonly control: FormControlModel;
  readonly tabId?: string;
}

/** Every visible control, in the order in which somebody meets them. */
function visibleControls(runtime: FormRuntime): readonly FormPlace[] {
  const shown = (cells: readonly CellModel[], tabId?: string): FormPlace[] =>
    cells.flatMap(({ control }) => (control && runtime.control(control.id).isVisible ? [{ control, ...(tabId !== undefined && { tabId }) }] : []));
  const { header, tabs, footer } = runtime.form;
  return [
    ...shown(header),
    ...tabs
      .filter(({ id }) => runtime.isTabVisible(id))
      .flatMap(({ id, columns }) =>
        columns
          .flatMap(({ sections }) => sections)
          .filter((section) => runtime.isSectionVisible(section.id))
          .flatMap(({ rows }) => shown(rows.flat(), id)),
      ),
    ...shown(footer),
  ];
}

/** Everything that is wrong with a field, in words for the one who fills it in. */
export function faultsOf(runtime: FormRuntime, { id, column }: FormControlModel): readonly string[] {
  const { error } = column === undefined ? { error: undefined } : runtime.field(column);
  const { notifications, isDisabled } = runtime.control(id);
  // Where the same column stands twice, only the control that can be filled in asks for it; what is typed wrong is not missing.
  const isAsked = !isDisabled && error === undefined;
  const notified = notifications.filter(({ level, id: kind }) => level === 'error' && (isAsked || kind !== REQUIRED_NOTIFICATION)).map(({ text }) => text);
  return [...new Set(error === undefined ? notified : [error, ...notified])];
}

/** The first field that keeps the form from being saved. */
export function firstFaultyField(runtime: FormRuntime): FormPlace | undefined {
  return visibleControls(runtime).find(({ control }) => faultsOf(runtime, control).length > 0 || isMissing(runtime, control));
}

const isMissing = (runtime: FormRuntime, { id, column }: FormControlModel): boolean => {
  if (column === undefined || runtime.control(id).isDisabled) return false;
  const { required, value } = runtime.field(column);
  return required === 'required' && isEmpty(value);
};
