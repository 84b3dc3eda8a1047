import { DataverseError } from '../errors';

/**
 * Why an import is refused. Codes are those of the SDK's error codes (ImportCustomizationsBadZipFileError, …);
 * texts are Microsoft's where one is documented, else marked (own).
 */
const refused = (code: string, message: string) => new DataverseError(400, code, message);

export const notASolutionFile = () =>
  refused('0x80048060', 'Solution file is invalid. The compressed file must contain the following files at its root: solution.xml, customizations.xml, and [Content_Types].xml. Customization files exported from previous versions of Microsoft Dynamics 365 are not supported.');

/** (own) */
export const solutionFileTooLarge = (limit: string) => refused('0x80048060', `The solution file is too large: ${limit}.`);

/** (own) The platform does not see such a part at all, which leaves half a component behind: refused instead. */
export const partWithoutContentType = (part: string) =>
  refused('0x80048060', `Solution file is invalid. [Content_Types].xml gives no content type for the part '${part}'.`);

export const notWellFormed = (file: string, reason: string) =>
  refused('0x80048013', `Invalid customization file. This file is not well formed. ${file}: ${reason}`);

export const invalidXml = (reason: string) =>
  refused('0x8004802c', `This solution package cannot be imported because it contains invalid XML. You can attempt to repair the file by manually editing the XML contents using the information found in the schema validation errors, or you can contact your solution provider. ${reason}`);

export const missingDependencies = (solution: string, missing: string) =>
  refused('0x8004801d', `The following solution cannot be imported: ${solution}. Some dependencies are missing. ${missing}`);

export const rootComponentWithoutContent = (component: string, type: number) =>
  refused('0x8004801f', `Cannot add a Root Component ${component} of type ${type} because it is not in the target system.`);

export const contentWithoutRootComponent = (component: string, type: number) =>
  refused('0x8004803a', `The import has failed because component ${component} of type ${type} is not declared in the solution file as a root component. To fix this, import again using the XML file that was generated when you exported the solution.`);

export const unmanagedIsInstalled = () =>
  refused('0x80048040', 'The solution is already installed on this system as an unmanaged solution and the package supplied is attempting to install it in managed mode. Import can only update solutions when the modes match. Uninstall the current solution and try again.');

export const managedIsInstalled = () =>
  refused('0x80048041', 'The solution is already installed on this system as a managed solution and the package supplied is attempting to install it in unmanaged mode. Import can only update solutions when the modes match. Uninstall the current solution and try again.');

/** (own) */
export const olderThanInstalled = (solution: string, version: string, installed: string) =>
  refused('0x80048033', `Solution '${solution}' version ${version} cannot be imported: the newer version ${installed} is installed.`);

/** (own) */
export const otherPublisher = (solution: string, publisher: string, installed: string) =>
  refused('0x80048033', `Solution '${solution}' of publisher '${publisher}' cannot be imported: it is installed from publisher '${installed}'.`);

export const optionSetMissing = (attribute: string, optionSet: string) =>
  refused('0x80048039', `Attribute '${attribute}' was not imported as it references a non-existing global Option Set ('${optionSet}').`);

export const badColumnName = (attribute: string) =>
  refused('0x80048062', `Invalid name for attribute ${attribute}.  Custom attribute names must start with a valid customization prefix. The prefix for a solution component should match the prefix that is specified for the publisher of the solution.`);

export const otherTableOfThatName = (table: string) =>
  refused('0x8004810c', `This import has failed because a different entity with the identical name, ${table}, already exists in the target organization.`);

/** (own) What stands in the customizations does not hold together. */
export const inconsistent = (message: string) => refused('0x8004801e', `The import failed. ${message}`);

/** (own) */
export const badStep = (step: string, reason: string) => refused('0x80048016', `An error occurred while importing Sdk Messages. Step '${step}': ${reason}`);

/** (own) */
export const badServiceEndpoint = (endpoint: string, reason: string) =>
  refused('0x80048073', `An error occurred while importing Service Endpoints. '${endpoint}': ${reason}`);

/** (own) The rows that are there would not survive. */
export const wouldLoseData = (message: string) => refused('0x80048033', `An error occurred while importing a Solution. ${message}`);
