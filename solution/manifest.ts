import packageJson from './package.json';

/** Unique name of the solution: an import with this name updates what is installed under it. */
export const solutionName = 'GdapManager';

export const solutionDisplayName = 'GDAP Manager';

/** Four numbers, from the package's version. Has to grow with everything that ships. */
export const solutionVersion = `${packageJson.version}.0`;

/**
 * The version that all components say they came with. It is part of what Dataverse keeps of a component, so it does
 * not follow `solutionVersion`.
 */
export const introducedVersion = '0.1.0.0';

/** US English, the base language of the texts. */
export const languageCode = 1033;
