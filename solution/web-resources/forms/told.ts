import { errorText } from '../shared/error-text';
import { notify } from './notify';

/** Runs what nobody waits for; a failure is told above the form instead of getting lost, and never stops it. */
export function told(form: Xrm.FormContext, work: () => Promise<unknown>): void {
  work().then(
    () => form.ui.clearFormNotification('gdap.script'),
    (error: unknown) => notify(form, 'gdap.script', 'WARNING', errorText(error)),
  );
}
