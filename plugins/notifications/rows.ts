import { appName, gdapEvent, gdapRequest } from '@gdap-manager/entities';
import type { Change, Json } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import type { Notice } from './plan';

/** `icontype` of an in-app notification (Learn, "appnotification table reference"). */
const Icon = { information: 100000000, success: 100000001, error: 100000002, warning: 100000003 } as const;

/** `toasttype`: shown for a moment. */
const TIMED = 200000000;

/** Notifications and the mark on what they tell of: all of them, or none, so that nobody is told twice, also who has dismissed it. Pure. */
export const changesOf = (notice: Notice, now: number, { notificationDays }: { readonly notificationDays: number }): Change[] => [
  // First: whoever was quicker lets nothing of it happen.
  ...notice.entries.map(({ id, etag }): Change => ({ do: 'update', set: gdapEvent.entitySetName, key: id, etag, changes: { gdap_notifiedon: momentText(now) } })),
  ...notice.to.map((userId): Change => ({ do: 'create', set: 'appnotifications', row: notificationRow(notice, userId, notificationDays * 24 * 3600) })),
];

/** Title and body are plain text: only what `data` would say instead may have marks. */
const notificationRow = (notice: Notice, userId: string, ttlinseconds: number): Json => ({
  appnotificationid: notice.idFor(userId),
  title: notice.title,
  body: notice.body,
  icontype: Icon[notice.icon],
  toasttype: TIMED,
  ttlinseconds,
  data: JSON.stringify({ actions: [{ title: notice.requestId ? 'Open the request' : 'Open the requests', data: { url: addressOf(notice.requestId), navigationTarget: 'inline' } }] }),
  'ownerid@odata.bind': `/systemusers(${userId})`,
});

/** Within the environment (Learn, "Send in-app notifications within model-driven apps"). */
const addressOf = (requestId: string | undefined): string =>
  `?appname=${appName}&pagetype=${requestId ? 'entityrecord' : 'entitylist'}&etn=${gdapRequest.logicalName}${requestId ? `&id=${requestId}` : ''}`;
