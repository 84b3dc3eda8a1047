import { v5 as uuidv5 } from 'uuid';

const NAMESPACE = 'b4f3c1de-6a0f-4b8e-9a52-6f0f7a2f7d10';

/**
 * The MetadataId of something that has none of its own in a solution file: made of its name, so that
 * it is the same in every environment and after every import.
 */
export const metadataId = (kind: 'entity' | 'attribute' | 'relationship' | 'key' | 'optionset', name: string) =>
  uuidv5(`${kind}:${name.toLowerCase()}`, NAMESPACE);

/** An id made of a name, for rows that an environment is born with. */
export const wellKnownId = (name: string) => uuidv5(`row:${name}`, NAMESPACE);
