export { buildSolution, type BuildOptions } from './build';
export { solutionName, solutionVersion } from './manifest';
export { webhookEndpoint } from './webhooks';
