/** Where the host finds secrets by name. Nothing keeps or prints what it returns. */
export interface SecretStore {
  /** @returns undefined where there is no secret of that name */
  get(name: string): Promise<string | undefined>;
}

/**
 * Secrets from environment variables: the secret `Partner-1` stands in `GDAP_SECRET_PARTNER_1`.
 * @param environment usually `process.env`
 */
export const environmentSecrets = (environment: Readonly<Record<string, string | undefined>>): SecretStore => ({
  get: async (name) => environment[variableOf(name)] || undefined,
});

/** The environment variable that holds a secret. Pure. */
const variableOf = (name: string): string => `GDAP_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
