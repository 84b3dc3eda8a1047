const MICROSOFT = /^https:\/\/admin\.microsoft\.com\/AdminPortal\/Home#\//i;

/** Where the sandbox has what Microsoft's admin center has at an address; other addresses as they are. */
export const inSandbox = (address: string): string => address.replace(MICROSOFT, '/admin/');

/**
 * Lets links to Microsoft's admin center lead to the sandbox's, however they are followed: apps name the real one, where
 * nobody here could sign in. The link itself stays, so that what is copied is what a customer would get.
 * @returns takes that back
 */
export function followInSandbox(document: Document): () => void {
  const follow = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    const address = link?.getAttribute('href') ?? '';
    if (!link || !MICROSOFT.test(address)) return;
    link.setAttribute('href', inSandbox(address));
    setTimeout(() => link.setAttribute('href', address));
  };
  for (const kind of ['click', 'auxclick']) document.addEventListener(kind, follow, true);
  return () => ['click', 'auxclick'].forEach((kind) => document.removeEventListener(kind, follow, true));
}
