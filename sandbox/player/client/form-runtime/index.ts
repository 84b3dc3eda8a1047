import type { FormRuntime } from '../contracts';
import { OpenForm, type FormRuntimeOptions } from './open-form';

export { formMode, privilegeDepth, reachesRow } from './access';
export type { FormRuntimeOptions } from './open-form';

/** Opens a form: reads its row at once, or begins a new one. Scripts run from `ready` on. */
export const createFormRuntime = (options: FormRuntimeOptions): FormRuntime => new OpenForm(options);
