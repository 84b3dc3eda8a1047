/** Sets a form's notification anew: whether setting one twice replaces it is not documented. */
export function notify(form: Xrm.FormContext, id: string, level: 'ERROR' | 'WARNING' | 'INFO', message: string): void {
  form.ui.clearFormNotification(id);
  form.ui.setFormNotification(message, level, id);
}
