import type { OperationResponse } from '../batch';
import { badPayload, noHttpResource, parameterMissing, parameterUnknown } from '../errors';
import { sendEmail } from '../mail';
import type { Table } from '../metadata/catalog';
import type { RowKey } from '../records';
import { bodyOf, type Exchange, json } from './exchange';
import type { RowAction } from './operation-names';
import { rowOf } from './row-of';

/** Calls an action on one row. @throws DataverseError 404 for another verb than POST and where there is no such row */
export function callRowAction(exchange: Exchange, table: Table, key: RowKey, name: RowAction): OperationResponse {
  if (exchange.request.method !== 'POST') throw noHttpResource(exchange.request.url);
  return actions[name](exchange, table, key);
}

const actions: Readonly<Record<RowAction, (exchange: Exchange, table: Table, key: RowKey) => OperationResponse>> = {
  /** Source: Microsoft Learn, "SendEmail Action". A tracking token is taken and has no effect. SIM. */
  SendEmail(exchange, table, key) {
    const { IssueSend: issueSend, TrackingToken: _token, ...others } = bodyOf(exchange, table.entitySetName);
    const [unknown] = Object.keys(others).filter((name) => !name.includes('@'));
    if (unknown !== undefined) throw parameterUnknown(unknown, 'SendEmail');
    if (issueSend === undefined || issueSend === null) throw parameterMissing('IssueSend', 'SendEmail');
    if (typeof issueSend !== 'boolean') throw badPayload(table.entitySetName, "'IssueSend' is true or false.");
    const { environment, rows, caller, users } = exchange;
    const may = (privilege: string) => users.privileges(caller.access.principal.userId).has(privilege);
    const Subject = sendEmail({ environment, rows, caller, may }, rowOf(exchange, table, key), issueSend);
    return json(exchange, 200, { '@odata.context': `${exchange.serviceRoot}$metadata#Microsoft.Dynamics.CRM.SendEmailResponse`, Subject });
  },
};
