/** A name as SQL identifier: quoted, so that no name can be anything else than a name. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
