import { gdapProviderAccount, gdapRequest, PartnerConsent, RequestStatus, StateCode, WaitingOn, type RowChanges } from '@gdap-manager/entities';
import { momentText } from '../gateways/dataverse/moments';
import { memoryText } from './memory';
import type { Moment, RequestView } from './model';

type Changes = RowChanges<typeof gdapRequest>;
type Columns = { readonly [K in keyof RequestView]: (value: RequestView[K]) => Changes };

const moment = (value: Moment) => (value === null ? null : momentText(value));

/** How each column of a view is written. Dataverse wants state and status together. */
const columns: Columns = {
  status: (status) => ({ statuscode: RequestStatus[status], statecode: StateCode[gdapRequest.status[status].state] }),
  accountId: (id) => ({ 'gdap_AccountId@odata.bind': id && `/accounts(${id})` }),
  providerAccountId: (id) => ({ 'gdap_ProviderAccountId@odata.bind': id && `/${gdapProviderAccount.entitySetName}(${id})` }),
  autoRenew: (gdap_autorenew) => ({ gdap_autorenew }),
  removeGlobalAdministrator: (gdap_removeglobaladministrator) => ({ gdap_removeglobaladministrator }),
  durationDays: (gdap_durationdays) => ({ gdap_durationdays }),
  startDate: (value) => ({ gdap_startdate: moment(value) }),
  expiryDate: (value) => ({ gdap_expirydate: moment(value) }),
  approvalDueDate: (value) => ({ gdap_approvalduedate: moment(value) }),
  acceptanceLink: (gdap_acceptancelink) => ({ gdap_acceptancelink }),
  waitingOn: (waitingOn) => ({ gdap_waitingon: WaitingOn[waitingOn] }),
  lastError: (text) => ({ gdap_lasterror: text?.slice(0, 4000) ?? null }),
  partnerConsent: (consent) => ({ gdap_partnerconsent: PartnerConsent[consent] }),
  microsoftId: (gdap_microsoftid) => ({ gdap_microsoftid }),
  microsoftStatus: (text) => ({ gdap_microsoftstatus: text?.slice(0, 50) ?? null }),
  microsoftVersion: (gdap_microsoftversion) => ({ gdap_microsoftversion }),
  attempts: (gdap_attempts) => ({ gdap_attempts: Math.min(gdap_attempts, 1_000_000) }),
  nextCheckOn: (value) => ({ gdap_nextcheckon: moment(value) }),
  memory: (memory) => ({ gdap_memory: memoryText(memory) }),
};

/** What to send to Dataverse for changes of a view, when it was compared, and since when it waits for whom it waits. Pure. */
export function requestChanges(changes: Partial<RequestView>, now: number): Changes {
  // Only what differs comes here: so it moves only when somebody else must move than before.
  const since: Changes = changes.waitingOn === undefined ? {} : { gdap_waitingsince: momentText(now) };
  const written = (Object.keys(changes) as (keyof RequestView)[]).map((name) => (columns[name] as (value: unknown) => Changes)(changes[name]));
  return Object.assign({ gdap_checkedon: momentText(now), ...since }, ...written) as Changes;
}
