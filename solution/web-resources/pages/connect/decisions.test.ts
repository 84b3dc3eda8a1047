import { administratorChecks, handlerChecks, type CheckResult } from '@gdap-manager/entities/provider/connection-checks';
import * as fc from 'fast-check';
import { installXrm } from '../../testing/xrm';
import { consentAddress, readAnswer, stateOf } from './admin-consent';
import { checksOf, withNewer } from './administrator';
import { adviceFor, worstOf } from './advice';
import { cleaned, isComplete, wrongIn } from './entered';
import { presetFrom } from './preset';
import { problemOf, problemText } from './problems';

const tenant = '7d0c5a1e-3f0b-4c58-9b7e-2f6a1c9d4e10';
const other = '5b0f6c2a-91d4-4a57-8e0d-6f3a2b1c7d80';
const administrator = { username: 'admin@fabrikam.example', tenantId: tenant, homeTenantId: tenant, methods: ['pwd', 'mfa'] };

beforeEach(() => void installXrm());

describe('what is entered', () => {
  it('is taken as people copy it', () => {
    expect(cleaned({ tenantId: ` {${tenant.toUpperCase()}}\n`, clientId: ` ${other} `, secretName: ' FABRIKAM ' })).toEqual({ tenantId: tenant, clientId: other, secretName: 'FABRIKAM' });
  });

  it('is complete exactly where both are GUIDs', () => {
    fc.assert(fc.property(fc.oneof(fc.uuid(), fc.string()), fc.oneof(fc.uuid(), fc.string()), (tenantId, clientId) => {
      const isGuid = (text: string) => /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(text.trim());
      expect(isComplete({ tenantId, clientId, secretName: '' })).toBe(isGuid(tenantId) && isGuid(clientId));
    }));
  });

  it('is marked field by field', () => {
    expect(wrongIn({ tenantId: 'fabrikam.example', clientId: other, secretName: '' })).toEqual({ tenantId: 'Connect_TenantWrong' });
  });
});

describe('what a sign-in shows', () => {
  it('is all well for an Admin agent of the partner tenant with a second factor', () => {
    expect(checksOf(administrator, tenant.toUpperCase(), ['Everybody', 'AdminAgents'])).toEqual([
      { id: 'adminSignIn', outcome: 'passed' }, { id: 'mfa', outcome: 'passed' }, { id: 'adminAgent', outcome: 'passed' },
    ]);
  });

  it('is nothing but that it is the wrong tenant, whatever else is true there', () => {
    fc.assert(fc.property(fc.uuid().filter((id) => id !== tenant), fc.array(fc.string()), (tenantId, groups) => {
      expect(checksOf({ ...administrator, tenantId }, tenant, [...groups, 'AdminAgents'])).toEqual([{ id: 'adminSignIn', outcome: 'failed', detail: 'otherTenant' }]);
    }));
  });

  it.each([
    ['a guest', { homeTenantId: other }, 'adminSignIn', 'warning'],
    ['a password alone', { methods: ['pwd'] }, 'mfa', 'failed'],
    ['a way that Entra does not tell', { methods: undefined }, 'mfa', 'warning'],
  ])('tells %s', (_what, more, id, outcome) => {
    expect(checksOf({ ...administrator, ...more }, tenant, ['AdminAgents']).find((result) => result.id === id)).toMatchObject({ outcome });
  });

  it.each([[['HelpdeskAgents'], 'failed'], [undefined, 'warning'], [['Admin Agents'], 'passed']])('of the groups %p makes Admin agent %s', (groups, outcome) => {
    expect(checksOf(administrator, tenant, groups).find(({ id }) => id === 'adminAgent')).toMatchObject({ outcome });
  });

  it('takes the place of what was known, and of nothing else', () => {
    const results = fc.uniqueArray(fc.record({ id: fc.constantFrom(...administratorChecks), outcome: fc.constantFrom('passed' as const, 'failed' as const) }), { selector: ({ id }) => id });
    fc.assert(fc.property(results, results, (earlier, newer) => {
      const merged = withNewer(earlier, newer);
      expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length);
      for (const result of newer) expect(merged).toContainEqual(result);
      for (const result of earlier) if (!newer.some(({ id }) => id === result.id)) expect(merged).toContainEqual(result);
    }));
  });
});

describe('the consent of an administrator', () => {
  it('is asked for at the tenant, for all that the application is registered for', () => {
    const url = new URL(consentAddress({ tenantId: tenant, clientId: other, redirectUri: 'https://org.example/sign-in.html' }, 's'));
    expect(`${url.origin}${url.pathname}`).toBe(`https://login.microsoftonline.com/${tenant}/v2.0/adminconsent`);
    expect(Object.fromEntries(url.searchParams)).toEqual({ client_id: other, scope: 'https://graph.microsoft.com/.default', redirect_uri: 'https://org.example/sign-in.html', state: 's' });
  });

  it('comes back by the channel that its state names', () => {
    expect(JSON.parse(atob(stateOf('c')))).toEqual({ id: 'c', meta: { interactionType: 'popup' } });
  });

  it('is given only where Microsoft says so', () => {
    expect(() => readAnswer('admin_consent=True&tenant=x&state=s')).not.toThrow();
    expect(() => readAnswer('tenant=x&state=s')).toThrow('declined');
    expect(() => readAnswer('error=consent_required&error_description=AADSTS65004%3a+The+resource+owner+denied.&admin_consent=True')).toThrow(/^declined AADSTS65004/);
  });
});

describe('a problem', () => {
  it.each([
    [{ errorCode: 'popup_window_error' }, /Allow pop-ups/],
    [{ errorCode: 'timed_out' }, /not answered in time/],
    [new TypeError('Failed to fetch'), /could not be reached/],
    [{ errorCode: 'invalid_request', errorMessage: "AADSTS90002: Tenant 'x' not found. Trace ID: 1" }, /does not know the partner tenant.*\(AADSTS90002\)/],
    [{ errorCode: 'access_denied', errorMessage: 'AADSTS53003: Access has been blocked.' }, /Conditional Access/],
    [{ errorCode: 'server_error', errorMessage: 'AADSTS999: Something new. Correlation ID: 1' }, /Microsoft says: AADSTS999: Something new\.$/],
  ])('is said with what to do: %p', (error, sentence) => {
    expect(problemText(problemOf(error))).toMatch(sentence);
  });

  it('is words, whatever is thrown', () => {
    fc.assert(fc.property(fc.anything(), (thrown) => expect(problemText(problemOf(thrown))).toMatch(/\S/)));
  });
});

describe('the checks', () => {
  it('have advice, in words, exactly where something is to be done', () => {
    const result = fc.record({ id: fc.constantFrom(...handlerChecks, ...administratorChecks), outcome: fc.constantFrom('passed' as const, 'failed' as const, 'warning' as const, 'notNeeded' as const), detail: fc.oneof(fc.string(), fc.constantFrom('incomplete', 'noAnswer', 'missing', 'AADSTS53003', 'guest')) });
    fc.assert(fc.property(result, (one: CheckResult) => {
      const advice = adviceFor(one);
      if (one.outcome === 'passed' || one.outcome === 'notNeeded') expect(advice).toBeUndefined();
      else expect(advice).toMatch(/\w+ \w+/);
    }));
  });

  it('are as good as the worst of them', () => {
    expect([worstOf([]), worstOf([{ outcome: 'passed' }, { outcome: 'notNeeded' }]), worstOf([{ outcome: 'passed' }, { outcome: 'warning' }]), worstOf([{ outcome: 'warning' }, { outcome: 'failed' }])]).toEqual(['open', 'passed', 'warning', 'failed']);
  });
});

describe('the provider that is meant', () => {
  it('comes from the address, and anything else is refused with what to do', () => {
    expect(presetFrom(`?data=${tenant.toUpperCase()}`)).toBe(tenant);
    fc.assert(fc.property(fc.string(), (data) => expect(() => presetFrom(`?data=${encodeURIComponent(data)}`)).toThrow(/choose Connect/)));
  });
});
