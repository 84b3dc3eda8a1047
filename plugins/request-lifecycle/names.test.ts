import { acceptanceLink, relationshipName, requestIdOf } from './names';
import { defaultPolicy } from '../policy';

describe('names', () => {
  it('fit Microsoft’s 50 characters and its plain character set', () => {
    expect(relationshipName('0F8FAD5B-D9CB-469F-A165-70867728950E')).toMatch(/^[A-Za-z0-9-]{41}$/);
  });

  it('do not depend on how the id is written', () => {
    expect(relationshipName('0F8FAD5B-D9CB-469F-A165-70867728950E')).toBe(relationshipName('0f8fad5b-d9cb-469f-a165-70867728950e'));
  });

  it('lead back to the request, and those of others to none', () => {
    expect(requestIdOf(relationshipName('0F8FAD5B-D9CB-469F-A165-70867728950E'))).toBe('0f8fad5b-d9cb-469f-a165-70867728950e');
    for (const other of ['', 'GDAP-', 'Contoso', 'GDAP-0f8fad5b-d9cb-469f-a165-70867728950e-2']) expect(requestIdOf(other)).toBeUndefined();
  });

  it('lead to the invitation', () => {
    expect(acceptanceLink('a-b', defaultPolicy)).toBe('https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/a-b');
  });
});
