import type { Happening, Request } from '../model/types';

/** A draft of an imaginary customer; members given override. */
export const aRequest = (members: Partial<Request> = {}): Request => ({
  status: 'draft', waitingOn: 'nobody', waitingSince: undefined, lastError: '', nextCheckOn: undefined, acceptanceLink: undefined, approvalDueOn: undefined, startedOn: undefined,
  expiresOn: undefined, autoRenew: true, durationDays: 730, modifiedOn: Date.UTC(2026, 10, 22, 8), customer: 'Contoso', partner: 'Fabrikam',
  name: 'Contoso: Service Desk', invitation: { state: 'notSent', message: '', contact: undefined, on: undefined, sent: 0, nextReminderOn: undefined },
  outlook: undefined, replaces: undefined, replacedEndsOn: undefined, providerId: undefined, categoryId: undefined, language: 'english', isReplacement: false, ...members,
});

export const aHappening = (members: Partial<Happening> = {}): Happening => ({
  id: '1', name: 'Something', message: '', severity: 'information', occurredOn: Date.UTC(2026, 10, 22, 8), waitingOn: undefined, nextTryOn: undefined, microsoftCode: '',
  microsoftRequestId: '', trackingId: '', ...members,
});
