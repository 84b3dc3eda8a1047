import fc from 'fast-check';
import { gdapRequest } from '@gdap-manager/entities';
import type { StatusName } from '../request-lifecycle/model';
import { defaultPolicy } from '../policy';
import { reasonToLook, type SweepRow } from './reason-to-look';
import { now, provider, relationship, relationshipId } from '../request-lifecycle/testing/facts';

const row: SweepRow = {
  id: 'a', etag: 'W/"1"', providerId: provider.id, status: 'active', autoRenew: true, durationDays: 730, expiryDate: now + 1000, partnerConsent: 'notNeeded', isCustomerNew: false, microsoftId: relationshipId,
  microsoftStatus: 'active', microsoftVersion: 'W/"a"', attempts: 0, nextCheckOn: null, modifiedOn: now - 3_600_000, memory: {},
};
const listed = relationship({ status: 'active', activatedOn: now, endsOn: now + 1000 });
const reason = (changes: Partial<SweepRow> = {}, there: Parameters<typeof reasonToLook>[1] = listed) => reasonToLook({ ...row, ...changes }, there, now, defaultPolicy);

describe('a request need not be looked at', () => {
  it.each<[string, ReturnType<typeof reason>]>([
    ['when everything is as Microsoft has it', reason()],
    ['when it is over, here and there', reason({ status: 'terminated', microsoftStatus: 'terminated', microsoftVersion: 'old', autoRenew: false }, relationship({ status: 'terminated' }))],
    ['when its next try has not come', reason({ attempts: 3, nextCheckOn: now + 1, microsoftStatus: 'other' })],
    ['when nobody knows what Microsoft has', reason({ autoRenew: false }, 'unknown')],
    ['when it was only just submitted', reason({ status: 'submitting', microsoftId: null, microsoftStatus: null, modifiedOn: now }, 'absent')],
    ['when it is over and Microsoft has forgotten it', reason({ status: 'expired', microsoftStatus: 'expired' }, 'absent')],
  ])('%s', (_when, found) => expect(found).toBeUndefined());
});

describe('a request is looked at', () => {
  it.each<[string, ReturnType<typeof reason>, string]>([
    ['when its next check has come', reason({ nextCheckOn: now, attempts: 3 }), 'due'],
    ['when somebody set its next try years away', reason({ nextCheckOn: now + 400 * 24 * 3_600_000, attempts: 3 }), 'rests too long'],
    ['when Microsoft has another status', reason({}, { ...listed, status: 'terminated' }), 'other status'],
    ['when somebody set its state by hand', reason({ status: 'expired' }), 'status set by hand'],
    ['when it has another version', reason({}, { ...listed, etag: 'W/"b"' }), 'other version'],
    ['when Microsoft extended it', reason({}, { ...listed, endsOn: now + 2000 }), 'other expiry'],
    ['when its webhook for auto-renew got lost', reason({ autoRenew: false }), 'other auto-renew'],
    ['when its webhook for the duration got lost', reason({ durationDays: 1 }), 'other duration'],
    ['when somebody changed its Microsoft id', reason({ microsoftId: 'x' }), 'other id'],
    ['when its webhook for submitting got lost', reason({ status: 'submitting', microsoftId: null, microsoftStatus: null }, 'absent'), 'waits for us'],
    ['when Microsoft has it no more', reason({}, 'absent'), 'not at Microsoft'],
  ])('%s', (_when, found, expected) => expect(found).toBe(expected));

  it('whatever its state, when it is due', () => {
    fc.assert(fc.property(fc.constantFrom(...(Object.keys(gdapRequest.status) as StatusName[])), fc.nat(9), (status, attempts) => {
      expect(reason({ status, attempts, nextCheckOn: now - 1000 }, 'unknown')).toBe('due');
    }));
  });
});
