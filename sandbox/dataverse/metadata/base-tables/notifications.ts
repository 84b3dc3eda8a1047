import { choice, lookup, memo, primaryKey, text, whole } from '../builders/columns';
import { table } from '../builders/table';
import { systemColumns } from '../system-columns';

/** What an app tells its owner, the person it is for. Source: Microsoft Learn, "Notification (appnotification) table/entity reference". */
export const notifications = table({
  schemaName: 'appnotification', entitySetName: 'appnotifications', objectTypeCode: 9990, displayName: 'Notification', displayCollectionName: 'Notifications', ownership: 'UserOwned',
  columns: [
    primaryKey('appnotificationId', 'Notification'),
    text('Title', 'Title', 256, { primaryName: true, required: 'SystemRequired' }),
    text('Body', 'Body', 500),
    memo('Data', 'Data', 5000),
    choice('IconType', 'IconType', {
      100000000: 'Info', 100000001: 'Success', 100000002: 'Failure', 100000003: 'Warning', 100000004: 'Mention', 100000005: 'Custom',
    }, { defaultValue: 100000000 }),
    choice('ToastType', 'Toast Type', { 200000000: 'Timed', 200000001: 'Hidden' }, { defaultValue: 200000000 }),
    choice('Priority', 'Priority', { 200000000: 'Normal', 200000001: 'High' }, { defaultValue: 200000000 }),
    whole('TTLInSeconds', 'Expiry (seconds)', [1, 2147483647]),
    text('PartitionId', 'Partition Id', 100),
    lookup('AppModuleId', 'Model-driven app', [{ target: 'appmodule', relationship: 'appmodule_appnotification_AppModule' }]),
    ...systemColumns('appnotification', 'UserOwned'),
  ],
});
