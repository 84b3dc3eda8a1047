import * as React from 'react';
import type { FormRuntime } from '../contracts';

/** The form that a component is part of. */
export const FormContext = React.createContext<FormRuntime | undefined>(undefined);

/** Draws a component again whenever the form changes. */
export function useForm(runtime: FormRuntime): FormRuntime {
  const [, setRevision] = React.useState(runtime.revision);
  React.useEffect(() => {
    // It may have changed between the drawing and this moment.
    setRevision(runtime.revision);
    return runtime.subscribe(() => setRevision(runtime.revision));
  }, [runtime]);
  return runtime;
}

/** The form around a component, which is drawn again whenever the form changes. */
export function useFormAround(): FormRuntime {
  const runtime = React.useContext(FormContext);
  if (!runtime) throw new Error('A part of a form works only inside of one.');
  return useForm(runtime);
}
