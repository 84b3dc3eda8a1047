export { buildSolution, type BuildOptions } from './build';
export { checks, checkSolution, openPackage, runChecks, type Check, type Finding, type Package } from './checks';
export { solutionName, solutionVersion } from './manifest';
export { webhookEndpoint } from './webhooks';
