import { isGuid } from '../../kernel/guid';
import type { Authority, LoginContext } from '../context';
import { applicationNotFound, onlyPost } from '../errors';
import { readScopes } from '../scopes';
import { required } from '../token/client-credentials';

/**
 * The device authorization endpoint: a code for the device, and one for whoever types it in a browser.
 * Source: Microsoft Learn "OAuth 2.0 device authorization grant".
 * @param page address at which people type it
 */
export async function answerDeviceCode(context: LoginContext, { name, tenant }: Authority, request: Request, page: string, resources: readonly string[]): Promise<Response> {
  if (request.method !== 'POST') throw onlyPost();
  const form = new URLSearchParams(await request.text());
  const clientId = required(form, 'client_id').toLowerCase();
  const tenantName = tenant?.displayName ?? name;
  if (!isGuid(clientId)) throw applicationNotFound(clientId, tenantName);
  const { text } = readScopes(form.get('scope'), { clientId, tenantName, resources });

  const { grants, settings } = context;
  const expiresAt = context.now() + settings.deviceCodeSeconds * 1000;
  const deviceCode = grants.deviceCodes.issue({ tenantName: name, clientId, scope: text, state: 'pending' }, expiresAt);
  const userCode = grants.userCodes.issue(deviceCode, expiresAt);
  const body = {
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: page,
    expires_in: settings.deviceCodeSeconds,
    interval: settings.deviceIntervalSeconds,
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
  };
  return Response.json(body, { headers: { 'Cache-Control': 'no-store' } });
}
