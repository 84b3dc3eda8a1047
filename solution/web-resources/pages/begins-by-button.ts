/**
 * Has the work of a form begin by its button alone: Enter in a field, where somebody searches or still writes, sends
 * and makes nothing.
 */
export function beginsByButton(form: HTMLFormElement, begin: () => void): void {
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    begin();
  });
}
