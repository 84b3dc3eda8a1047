import type { FormCore } from '../form-runtime/form-core';
import { createAttribute } from './attributes';
import { pick } from './collection';
import { createControl } from './controls';
import { createData } from './form-data';
import { createUi } from './form-ui';

/** What scripts get of an open form. Source: Learn "formContext (Client API reference)". */
export function createFormContext(core: FormCore): Xrm.FormContext {
  const attributes = [...core.state.fields.values()].filter(({ isOnForm }) => isOnForm).map((field) => createAttribute(core, field));
  const controls = [...core.state.controls.values()].map((control) => createControl(core, control));
  type Key<T> = string | number | Xrm.Collection.MatchingDelegate<T>;
  return {
    data: createData(core, attributes),
    ui: createUi(core, controls),
    getAttribute: (key?: Key<Xrm.Attributes.Attribute>) => pick(attributes, (attribute) => attribute.getName(), key),
    getControl: (key?: Key<Xrm.Controls.Control>) => pick(controls, (control) => control.getName(), key),
  } as Xrm.FormContext;
}
