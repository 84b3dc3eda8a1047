import type { Happening, Request } from '../model/types';

/** A draft of an imaginary customer; members given override. */
export const aRequest = (members: Partial<Request> = {}): Request => ({
  status: 'draft', waitingOn: 'nobody', lastError: '', nextCheckOn: undefined, acceptanceLink: undefined, approvalDueOn: undefined, startedOn: undefined,
  expiresOn: undefined, autoRenew: true, durationDays: 730, modifiedOn: Date.UTC(2026, 10, 22, 8), customer: 'Contoso', partner: 'Fabrikam', ...members,
});

export const aHappening = (members: Partial<Happening> = {}): Happening => ({
  id: '1', name: 'Something', message: '', severity: 'information', occurredOn: Date.UTC(2026, 10, 22, 8), waitingOn: undefined, nextTryOn: undefined, microsoftCode: '',
  microsoftRequestId: '', trackingId: '', ...members,
});
