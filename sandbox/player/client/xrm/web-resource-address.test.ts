import { webResourceAddress } from './web-resource-address';

describe('the address of a web resource', () => {
  it.each([
    ['acm_/pages/about us.html', '/WebResources/acm_/pages/about%20us.html'],
    ['$webresource:acm_/icon.svg', '/WebResources/acm_/icon.svg'],
    ['acm_/page.html?data=x#y', '/WebResources/acm_/page.html%3Fdata%3Dx%23y'],
    ['../admin/', '/WebResources/admin/'],
    ['acm_/../../api/data', '/WebResources/acm_/api/data'],
  ])('of %s is %s', (name, address) => {
    expect(webResourceAddress(name)).toBe(address);
    expect(new URL(address, 'http://localhost').pathname).toBe(address);
  });
});
