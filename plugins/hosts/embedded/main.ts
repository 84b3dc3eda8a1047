import { createTokenSource } from '../../gateways/entra/tokens';
import { environmentSecrets } from '../../gateways/secrets';
import { defaultPolicy, sandboxPolicy } from '../../policy';
import { startHost } from './host';
import { createLog } from './log';

/** Runs the host by itself. The settings come from environment variables: see README.md beside this file. */
async function main(): Promise<void> {
  const { env } = process;
  const log = createLog({
    write: (line) => void process.stdout.write(line),
    form: env.GDAP_LOG === 'text' ? 'text' : 'json',
    least: env.GDAP_LOG_LEVEL === 'debug' || env.GDAP_LOG_LEVEL === 'warn' ? env.GDAP_LOG_LEVEL : 'info',
    now: () => new Date(),
  });
  const host = await startHost({
    dataverseUrl: required('GDAP_DATAVERSE_URL'),
    webhookKey: required('GDAP_WEBHOOK_KEY'),
    dataDir: env.GDAP_DATA_DIR ?? '.host',
    port: Number(env.GDAP_PORT ?? 0),
    secrets: environmentSecrets(env),
    policy: { ...(env.GDAP_POLICY === 'sandbox' ? sandboxPolicy : defaultPolicy), ...(env.GDAP_ADMIN_CENTER_URL ? { adminCenterUrl: env.GDAP_ADMIN_CENTER_URL } : {}) },
    log,
    ...(env.GDAP_DATAVERSE_TENANT ? { dataverseToken: dataverseToken(env.GDAP_DATAVERSE_TENANT) } : {}),
    ...(env.GDAP_GRAPH_URL ? { graphUrl: env.GDAP_GRAPH_URL } : {}),
    ...(env.GDAP_LOGIN_URL ? { loginUrl: env.GDAP_LOGIN_URL } : {}),
    ...(env.GDAP_PARTNER_CENTER_URL ? { partnerCenterUrl: env.GDAP_PARTNER_CENTER_URL } : {}),
  });
  const stop = () => void host.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** The application user with which the host signs in to Dataverse. */
function dataverseToken(tenantId: string): () => Promise<string> {
  const credentials = { tenantId, clientId: required('GDAP_DATAVERSE_CLIENT_ID'), secret: required('GDAP_DATAVERSE_SECRET') };
  const tokens = createTokenSource(credentials, { resource: new URL(required('GDAP_DATAVERSE_URL')).origin });
  return () => tokens.get();
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}: plugins/hosts/embedded/README.md lists what the host needs.`);
  return value;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
