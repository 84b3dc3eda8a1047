import type { Caller, Environment, StoredRow } from '../environment';
import { badPayload, invalidArgument, notSupported, parameterMissing, parameterUnknown } from '../errors';
import type { Table } from '../metadata/catalog';
import { createDeep, resolveReference, type Rows } from '../records';

type Body = Readonly<Record<string, unknown>>;

const PARAMETERS = new Set(['Title', 'Body', 'Recipient', 'IconType', 'ToastType', 'Priority', 'Expiry', 'OverrideContent', 'Actions']);

/**
 * Makes the row of a notification. What stands on its card beyond title and body is kept as JSON in `data`.
 * Source: Microsoft Learn, "SendAppNotification Action" and "Send in-app notifications within model-driven apps".
 * @returns the id of the notification
 * @throws DataverseError 400 for parameters that are missing or wrong, 403 where the caller may not notify, or the person may not read it, 501 for other contents of the card
 */
export function sendAppNotification(
  { environment, rows, caller }: { readonly environment: Environment; readonly rows: Rows; readonly caller: Caller }, body: Body,
): string {
  const unknown = Object.keys(body).find((name) => !name.includes('@') && !PARAMETERS.has(name));
  if (unknown !== undefined) throw parameterUnknown(unknown, 'SendAppNotification');
  for (const name of ['Title', 'Recipient']) if ((body[name] ?? null) === null) throw parameterMissing(name, 'SendAppNotification');
  if ((body.OverrideContent ?? null) !== null) throw notSupported("'OverrideContent' of SendAppNotification");
  const recipient = resolveReference(environment, 'appnotifications', body.Recipient);
  if (recipient.table.logicalName !== 'systemuser') throw invalidArgument('A notification is for a user: teams cannot be notified.');
  const data = dataOf(body.Actions ?? null);
  return createDeep({ environment, rows, caller }, environment.catalog().table('appnotification') as Table, {
    title: body.Title,
    'ownerid@odata.bind': `/systemusers(${recipient.id})`,
    ...given(body, { body: 'Body', icontype: 'IconType', toasttype: 'ToastType', priority: 'Priority', ttlinseconds: 'Expiry' }),
    ...(data === undefined ? {} : { data }),
  });
}

/** Parameters that are there, by the columns that they become. */
const given = (body: Body, columns: Readonly<Record<string, string>>): StoredRow =>
  Object.fromEntries(Object.entries(columns).flatMap(([column, name]) => ((body[name] ?? null) === null ? [] : [[column, body[name] as string]])));

/** `{"actions": [{"title", "data": {"type": "url", "url", "navigationTarget"}}]}`, without what only tells types. */
function dataOf(actions: unknown): string | undefined {
  if (actions === null) return undefined;
  const list = (actions as { readonly actions?: unknown }).actions;
  if (!Array.isArray(list)) throw badPayload('appnotifications', "'Actions' needs an array 'actions'.");
  return JSON.stringify({ actions: list }, (name, value: unknown) => (name.includes('@odata') ? undefined : value));
}
