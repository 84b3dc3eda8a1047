import type { LoginContext } from './context';
import { sentencePage } from './pages';
import { signOut } from './sessions';

/** The end-session endpoint: signs out of this browser, and leads back to the application where that is allowed. */
export function logOut(context: LoginContext, request: Request): Response {
  const params = new URL(request.url).searchParams;
  const target = params.get('post_logout_redirect_uri');
  const state = params.get('state');
  if (target === null || !URL.canParse(target) || !context.settings.redirectUris.test(target))
    return signOut(context, request, sentencePage('You signed out of your account', 'You can close this window.'));
  const address = new URL(target);
  if (state !== null) address.searchParams.set('state', state);
  return signOut(context, request, new Response(null, { status: 302, headers: { Location: address.href } }));
}
