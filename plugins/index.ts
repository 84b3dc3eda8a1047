export { customerId } from './customers/rows';
export { startHost, type Host, type HostOptions } from './hosts/embedded/host';
export { createLog, silentLog, type Log } from './hosts/embedded/log';
export { createTokenSource, type TokenSource } from './gateways/entra/tokens';
export { environmentSecrets, type SecretStore } from './gateways/secrets';
export { defaultPolicy, sandboxPolicy, type Policy } from './policy';
