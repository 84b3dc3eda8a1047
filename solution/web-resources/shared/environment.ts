import { environmentVariables, graphUrl, loginUrl } from '../../environment-variables';
import { text } from './text';

/** Where Microsoft's services are, for this environment. Without a slash at the end. */
export interface ServiceAddresses {
  readonly loginUrl: string;
  readonly graphUrl: string;
}

interface Definition {
  readonly schemaname: string;
  readonly defaultvalue: string | null;
  /** The environment's own value: one at most. */
  readonly environmentvariabledefinition_environmentvariablevalue: readonly { readonly value: string | null }[];
}

/**
 * Reads the environment variables that name Microsoft's services, in one call. What the environment does not
 * say is Microsoft's worldwide cloud.
 * @throws Error with a text for people where a value is no address
 */
export async function serviceAddresses(): Promise<ServiceAddresses> {
  const names = environmentVariables.map(({ name }) => `'${name}'`).join(',');
  const query =
    `?$select=schemaname,defaultvalue&$filter=Microsoft.Dynamics.CRM.In(PropertyName='schemaname',PropertyValues=[${names}])` +
    '&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)';
  const { entities } = await Xrm.WebApi.retrieveMultipleRecords('environmentvariabledefinition', query);
  const definitions = entities as readonly Definition[];
  const valueOf = (variable: typeof loginUrl | typeof graphUrl): string => {
    const found = definitions.find(({ schemaname }) => schemaname === variable.name);
    const [own] = found?.environmentvariabledefinition_environmentvariablevalue ?? [];
    return address(variable.name, own?.value?.trim() || found?.defaultvalue?.trim() || variable.defaultValue);
  };
  return { loginUrl: valueOf(loginUrl), graphUrl: valueOf(graphUrl) };
}

/** Plain http is for this machine alone: a password that is typed there goes nowhere else. */
function address(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));
  if (!isSafe) throw new Error(text('Environment_BadAddress', name, value.slice(0, 200)));
  return value.replace(/\/+$/, '');
}
