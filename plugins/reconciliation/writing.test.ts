import { OutcomeUnknownError, ServiceError } from '../gateways/transport/service-error';
import { failure } from '../request-lifecycle/testing/microsoft';
import type { Finding } from './model';
import { writeFindings } from './writing';

const finding = (key: string): Finding => ({
  key, kind: 'onlyAtMicrosoft', name: 'Contoso', relationshipId: 'r1', otherRelationshipId: null, relationshipName: 'R', microsoftStatus: 'active', startsOn: null, endsOn: null,
  customerTenantId: null, requestId: null, otherRequestId: null, providerAccountId: null, accountId: null, details: 'What it is.', about: 'active', byItself: false,
});
const create = ['a', 'b', 'c'].map((key) => ({ finding: finding(key), fingerprint: 'x y', wanted: 'none' as const }));

function dataverse(answer: (rows: number) => Error | undefined) {
  const calls: number[] = [];
  return {
    calls,
    changeTogether: async () => undefined,
    createTogether: async (_set: string, _table: string, rows: readonly object[]) => {
      calls.push(rows.length);
      const error = answer(rows.length);
      if (error) throw error;
    },
  };
}

describe('the writing of findings', () => {
  it('lets one that cannot be written keep nothing of the others', async () => {
    const refusesMany = dataverse((rows) => (rows > 1 ? new ServiceError(failure(412, { service: 'dataverse' })) : undefined));
    expect(await writeFindings(refusesMany, 'p', { create, update: [], settle: [] }, 0)).toBe(3);
    expect(refusesMany.calls).toEqual([3, 1, 1, 1]);
  });

  it('is left to the next comparison where Dataverse does not answer: each would be waited for alone', async () => {
    const silent = dataverse(() => new OutcomeUnknownError(failure(0, { service: 'dataverse' })));
    await expect(writeFindings(silent, 'p', { create, update: [], settle: [] }, 0)).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(silent.calls).toEqual([3]);
  });
});
