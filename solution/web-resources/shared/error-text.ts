/** What an error says to people: Dataverse's own message where it gave one. */
export function errorText(error: unknown): string {
  if (typeof error === 'string') return error;
  const message = (error as { readonly message?: unknown } | null)?.message;
  return typeof message === 'string' && message !== '' ? message : String(error);
}
