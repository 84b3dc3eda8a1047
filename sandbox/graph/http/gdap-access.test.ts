import fc from 'fast-check';
import type { Caller } from '../../login/tokens';
import { GraphError } from '../errors';
import { gdapAccess } from './gdap-access';

const LIST = '/tenantRelationships/delegatedAdminRelationships';
const ASSIGNMENTS = `${LIST}/{relationshipId}/accessAssignments`;
const application: Caller = { tid: 't', appid: 'a', oid: 'o', aud: 'https://graph.microsoft.com', roles: [] };
const person = (mfa: boolean): Caller => ({ ...application, person: { scopes: [], mfa } });
const access = (method: 'GET' | 'POST', pattern: string, caller: Caller, { adminAgent = true, servicePrincipal = true } = {}) => {
  try {
    return gdapAccess({ method, pattern }, { caller, isAdminAgent: () => adminAgent, hasServicePrincipal: () => servicePrincipal });
  } catch (error) {
    if (error instanceof GraphError) return error.status;
    throw error;
  }
};

describe('delegated administration', () => {
  it('is open to applications and to Admin agents with a second factor', () => {
    expect([access('POST', LIST, application), access('POST', LIST, person(true))]).toEqual(['open', 'open']);
  });
  it('is refused to people without a second factor', () => expect(access('GET', LIST, person(false))).toBe(403));
  it('looks empty to people who are no Admin agents', () => {
    const other = { adminAgent: false };
    expect([access('GET', LIST, person(true), other), access('GET', `${LIST}/{relationshipId}`, person(true), other), access('POST', LIST, person(true), other)]).toEqual(['nothing', 404, 403]);
  });
  it('lets applications give roles only where Microsoft’s own application stands in the tenant', () => {
    const without = { servicePrincipal: false };
    expect([access('POST', ASSIGNMENTS, application, without), access('GET', ASSIGNMENTS, application, without), access('POST', LIST, application, without)]).toEqual([500, 'open', 'open']);
  });
  it('concerns nothing else of Graph', () => {
    fc.assert(fc.property(fc.constantFrom('/groups', '/me', '/tenantRelationships/findTenantInformationByTenantId'), fc.boolean(), fc.boolean(), (pattern, mfa, adminAgent) =>
      access('GET', pattern, person(mfa), { adminAgent }) === 'open'));
  });
});
