import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import type { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import type { FieldOf } from '../shared/field';

type Field = FieldOf<typeof gdapRequest>;

/** Columns that only the handlers write. */
const handlersOwn: readonly Field[] = [
  'gdap_startdate', 'gdap_expirydate', 'gdap_approvalduedate', 'gdap_acceptancelink', 'gdap_microsoftid', 'gdap_microsoftstatus', 'gdap_number',
  'gdap_origin', 'gdap_uniquekey', 'gdap_waitingon', 'gdap_lasterror', 'gdap_attempts', 'gdap_checkedon', 'gdap_nextcheckon',
];

/** What the customer approves: it cannot be changed once it was sent. */
const sent: readonly Field[] = ['gdap_accountid', 'gdap_provideraccountid', 'gdap_templateid', 'gdap_durationdays'];

const autoRenew: Field = 'gdap_autorenew';

/** Every column that is ever locked. */
export const lockable: readonly string[] = [...handlersOwn, ...sent, autoRenew];

/**
 * The columns that are locked in a state: as the handlers would put them back. Auto-renew is free again while the
 * relationship is active, for Microsoft lets it be changed then. Pure.
 * @param status `statuscode`; undefined while the request is new
 */
export function frozenColumns(status: number | undefined): readonly string[] {
  if (status === undefined || status === requestStatus.draft.value) return handlersOwn;
  return status === requestStatus.active.value ? [...handlersOwn, ...sent] : lockable;
}

/** Locks and unlocks the fields of a form for a state, wherever the form shows them. */
export function lockFields(form: Xrm.FormContext, status: number | undefined): void {
  const frozen = new Set(frozenColumns(status));
  for (const column of lockable) {
    form.getAttribute(column)?.controls.forEach((control) => (control as Xrm.Controls.StandardControl).setDisabled(frozen.has(column)));
  }
}
