/** Address of a web resource on this server. */
export const webResourceAddress = (name: string) => `/WebResources/${name.replace(/^\$webresource:/, '').split('/').map(encodeURIComponent).join('/')}`;
