/**
 * A setting that differs between environments. Whoever installs the solution sets its value in Power Apps (*Solutions*,
 * *Environment variables*); without one the default holds. The handlers do not read them: they have settings of their own.
 */
export interface EnvironmentVariable {
  /** Schema name. Fixes what people have set: never change it. */
  readonly name: `gdap_${string}`;
  readonly displayName: string;
  readonly description: string;
  readonly defaultValue: string;
}

/** Where people sign in to connect a provider. */
export const loginUrl = {
  name: 'gdap_LoginUrl',
  displayName: 'GDAP Manager: Sign-in Address',
  description: 'Where partners sign in to connect a provider. National clouds have another address, such as https://login.microsoftonline.us.',
  defaultValue: 'https://login.microsoftonline.com',
} as const satisfies EnvironmentVariable;

/** Whose Microsoft Graph is asked while somebody connects a provider. */
export const graphUrl = {
  name: 'gdap_GraphUrl',
  displayName: 'GDAP Manager: Microsoft Graph Address',
  description: 'The Microsoft Graph that is asked while somebody connects a provider. National clouds have another address, such as https://graph.microsoft.us.',
  defaultValue: 'https://graph.microsoft.com',
} as const satisfies EnvironmentVariable;

/** Every environment variable of the solution. */
export const environmentVariables: readonly EnvironmentVariable[] = [loginUrl, graphUrl];
