/** Address of a web resource on this server. A name leads nowhere else: steps up, as paths have them, are left out. */
export function webResourceAddress(name: string): string {
  const segments = name.replace(/^\$webresource:/, '').split('/').filter((segment) => segment !== '.' && segment !== '..');
  return `/WebResources/${segments.map(encodeURIComponent).join('/')}`;
}
