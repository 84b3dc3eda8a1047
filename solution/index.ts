export { controlNames, controlsFolder, readBuiltParts, webResourceFolder } from './built-parts';
export { buildSolution, type BuildOptions } from './build';
export { checks, checkSolution, openPackage, runChecks, type Check, type Finding, type Package } from './checks';
export { environmentVariables, graphUrl, loginUrl, type EnvironmentVariable } from './environment-variables';
export { privilegesOf, roleId, roles, type Privilege, type Role } from './roles';
export { solutionName, solutionVersion } from './manifest';
export { webResources, type WebResource } from './web-resource-list';
export { webhookEndpoint } from './webhooks';
