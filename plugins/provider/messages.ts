/** Code of a failure that never reached Microsoft: the host does not have the secret that the provider names. */
export const secretMissing = 'secretMissing';

/** What the provider's connection message says. */
export const connection = {
  incomplete: () => 'Enter partner tenant id and client id, both GUIDs.',
  noSecret: (name: string) => `The host has no secret named '${name}'. Add it there, or correct the name.`,
} as const;
