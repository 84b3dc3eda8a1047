import type { WebApiError } from '../player';

/** What a failed save says: what happened, and what to do. What was typed is still on the form. */
export function saveFailure({ status, message }: Pick<WebApiError, 'status' | 'message'>): string {
  if (status === 0) return 'There is no connection to the environment. What you typed is still here: save again when the connection is back.';
  if (status === 401) return 'You are no longer signed in. What you typed is still here: sign in again in another tab, then save.';
  if (status === 403) return `You may not save this row. Ask your administrator for the right that is missing: ${message}`;
  if (status === 404) return `The row could not be saved: it, or a row that it points to, is no longer there. ${message}`;
  return `The row could not be saved: ${message}`;
}

/** What the form says when its row could not be read again: it still shows what it showed. */
export function rereadFailure(reason: unknown): string {
  const message = reason instanceof Error ? reason.message : String(reason);
  return `The row could not be read again, so this may no longer be how it is. What you typed is still here. ${message}`;
}

/** Why a row cannot be shown, and who can do something about it. */
export function loadFailure({ status, message }: Pick<WebApiError, 'status' | 'message'>, tableName: string): { readonly title: string; readonly text: string } {
  if (status === 0)
    return { title: 'No connection', text: `The ${tableName} could not be read, because there is no connection to the environment. Try again when it is back.` };
  if (status === 403)
    return { title: 'You may not see this row', text: `Ask your administrator for a security role with the right to read this ${tableName}: ${message}` };
  if (status === 404)
    return { title: 'This row is not there', text: `The ${tableName} has been deleted, or the address is wrong. Go back to the list to find another.` };
  return { title: 'The row could not be read', text: message };
}
