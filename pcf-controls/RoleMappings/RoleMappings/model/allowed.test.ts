import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { helpdesk, licences, mapping, snapshot } from '../testing/world';
import { allowedIn, grantedRoles } from './allowed';

const anybody = { canChangeMappings: true, isFormReadOnly: false };
const inStatus = (status: keyof typeof requestStatus | undefined, person = anybody) => allowedIn(snapshot([], { kind: 'request', status }).holder, person);

it('allows everything in templates and drafts', () => {
  expect(allowedIn(snapshot([]).holder, anybody)).toEqual({ roles: 'any' });
  expect(inStatus('draft')).toEqual({ roles: 'any' });
});

it.each(['submitting', 'approvalPending', 'activating', 'active'] as const)('lets groups change, but not roles, while a request is %s', (status) => {
  expect(inStatus(status).roles).toBe('fixed');
});

it.each(['terminating', 'expired', 'terminated', undefined] as const)('lets nothing change when a request is %s', (status) => {
  expect(inStatus(status).roles).toBe('none');
});

it('says why wherever not everything is allowed', () => {
  for (const status of [...(Object.keys(requestStatus) as (keyof typeof requestStatus)[]), undefined]) {
    const { roles, because } = inStatus(status);
    expect([status, because !== undefined]).toEqual([status, roles !== 'any']);
  }
});

it('lets nobody change anything without the right, or on a read-only form', () => {
  expect(inStatus('draft', { ...anybody, canChangeMappings: false })).toEqual({ roles: 'none', because: 'Locked_NoPrivilege' });
  expect(inStatus('active', { ...anybody, isFormReadOnly: true })).toEqual({ roles: 'none', because: 'Locked_ReadOnly' });
  expect(inStatus('expired', { canChangeMappings: false, isFormReadOnly: true }).because).toBe('Locked_Ended');
});

it('counts as granted what the customer was asked for', () => {
  expect(grantedRoles(snapshot([mapping(helpdesk, null), mapping(licences, null, { state: 'notAllowed' })]))).toEqual(new Set([helpdesk.id]));
});
