import {
  choice, dateTime, entityName, lookup, memo, primaryKey, stateAndStatus, text, whole, yesNo, type ColumnSketch, type LookupSketch,
} from '../builders/columns';
import { mergeSnapshots, relationshipsOf, table } from '../builders/table';
import type { AttributeMetadata, EntityMetadata, MetadataSnapshot } from '../types';
import { systemColumns } from '../system-columns';

/** A table that activities can be about. */
export interface RegardedTable {
  readonly logicalName: string;
  /** What its relationships are called by: `Account` of `Account_Emails`. */
  readonly prefix: string;
}

const regardedFromTheStart: readonly RegardedTable[] = [{ logicalName: 'account', prefix: 'Account' }, { logicalName: 'contact', prefix: 'Contact' }];

/**
 * What an activity is about. Each kind of activity has navigation properties of its own: `regardingobjectid_account_email`,
 * and of all kinds together `regardingobjectid_account`. An e-mail goes with the row that it is about.
 * Source: Microsoft Learn, "Email table/entity reference" and "Activity (ActivityPointer) table/entity reference", many-to-one relationships.
 */
const regarding = {
  activitypointer: ({ logicalName, prefix }: RegardedTable): LookupSketch =>
    ({ target: logicalName, relationship: `${prefix}_ActivityPointers`, navigation: `regardingobjectid_${logicalName}` }),
  email: ({ logicalName, prefix }: RegardedTable): LookupSketch =>
    ({ target: logicalName, relationship: `${prefix}_Emails`, navigation: `regardingobjectid_${logicalName}_email`, onDelete: 'Cascade' }),
} as const;

type ActivityTable = keyof typeof regarding;

/** The columns that activities of every kind have. */
const activityColumns = (kind: ActivityTable): ColumnSketch[] => [
  primaryKey('ActivityId', kind === 'email' ? 'Email Message' : 'Activity'),
  text('Subject', 'Subject', 800, { primaryName: true }),
  memo('Description', 'Description', 1073741823),
  entityName('ActivityTypeCode', 'Activity Type'),
  lookup('RegardingObjectId', 'Regarding', regardedFromTheStart.map(regarding[kind]), { typeColumn: 'regardingobjecttypecode' }),
  entityName('RegardingObjectTypeCode', 'Regarding Type'),
  dateTime('ScheduledStart', 'Start Date'),
  dateTime('ScheduledEnd', 'Due Date'),
  dateTime('ActualStart', 'Actual Start'),
  dateTime('ActualEnd', 'Actual End'),
  dateTime('SentOn', 'Date Sent', { readOnly: true }),
  choice('PriorityCode', 'Priority', { 0: 'Low', 1: 'Normal', 2: 'High' }, { defaultValue: 1 }),
  yesNo('IsWorkflowCreated', 'Is Workflow Created', 0, undefined, { readOnly: true }),
  ...systemColumns(kind, 'UserOwned'),
];

/** Activities of every kind, seen as one. Stored as a view: nobody writes it. */
const activitypointer = table({
  schemaName: 'ActivityPointer', entitySetName: 'activitypointers', objectTypeCode: 4200, displayName: 'Activity', displayCollectionName: 'Activities', ownership: 'UserOwned',
  columns: [
    ...activityColumns('activitypointer'),
    ...stateAndStatus({
      0: { name: 'Open', reasons: { 1: 'Open' } },
      1: { name: 'Completed', reasons: { 2: 'Completed' } },
      2: { name: 'Canceled', reasons: { 3: 'Canceled' } },
      3: { name: 'Scheduled', reasons: { 4: 'Scheduled' } },
    }),
  ],
});

const senders: readonly LookupSketch[] = [
  { target: 'account', relationship: 'Account_Email_EmailSender', navigation: 'emailsender_account' },
  { target: 'contact', relationship: 'Contact_Email_EmailSender', navigation: 'emailsender_contact' },
  { target: 'queue', relationship: 'Queue_Email_EmailSender', navigation: 'emailsender_queue' },
  { target: 'systemuser', relationship: 'SystemUser_Email_EmailSender', navigation: 'emailsender_systemuser' },
];

/** Source: Microsoft Learn, "Email table/entity reference". */
const email = table({
  schemaName: 'Email', entitySetName: 'emails', objectTypeCode: 4202, displayName: 'Email', displayCollectionName: 'Email Messages', ownership: 'UserOwned', isActivity: true,
  columns: [
    ...activityColumns('email'),
    yesNo('DirectionCode', 'Direction', 1, ['Incoming', 'Outgoing']),
    text('Sender', 'From', 250),
    text('ToRecipients', 'To Recipients', 500),
    lookup('EmailSender', 'Sender', senders, { readOnly: true, typeColumn: 'emailsenderobjecttypecode' }),
    entityName('EmailSenderObjectTypeCode', 'Email Sender Type'),
    text('SubmittedBy', 'Submitted By', 250),
    text('MessageId', 'Message ID', 320),
    text('MimeType', 'Mime Type', 256),
    text('TrackingToken', 'Tracking Token', 50),
    text('Category', 'Category', 250),
    text('SubCategory', 'Sub-Category', 250),
    whole('DeliveryAttempts', 'No. of Delivery Attempts', [0, 1000000000]),
    yesNo('DeliveryReceiptRequested', 'Delivery Receipt Requested'),
    yesNo('ReadReceiptRequested', 'Read Receipt Requested'),
    yesNo('Compressed', 'Compression', 0, undefined, { readOnly: true }),
    ...stateAndStatus({
      0: { name: 'Open', reasons: { 1: 'Draft', 8: 'Failed' } },
      1: { name: 'Completed', reasons: { 2: 'Completed', 3: 'Sent', 4: 'Received', 6: 'Pending Send', 7: 'Sending' } },
      2: { name: 'Canceled', reasons: { 5: 'Canceled' } },
    }),
  ],
});

/** What stands in the columns From, To, Cc and Bcc of an activity. Its rows come and go with the activity's list of them. */
const activityparty = table({
  schemaName: 'ActivityParty', entitySetName: 'activityparties', objectTypeCode: 135, displayName: 'Activity Party', displayCollectionName: 'Activity Parties', ownership: 'None',
  columns: [
    primaryKey('ActivityPartyId', 'Activity Party'),
    lookup('ActivityId', 'Activity', [
      { target: 'activitypointer', relationship: 'activitypointer_activity_parties', navigation: 'activityid_activitypointer', targetKey: 'activityid' },
      { target: 'email', relationship: 'email_activity_parties', navigation: 'activityid_email', targetKey: 'activityid', onDelete: 'Cascade' },
    ]),
    lookup('PartyId', 'Party', [
      { target: 'account', relationship: 'account_activity_parties', navigation: 'partyid_account' },
      { target: 'contact', relationship: 'contact_activity_parties', navigation: 'partyid_contact' },
      { target: 'queue', relationship: 'queue_activity_parties', navigation: 'partyid_queue' },
      { target: 'systemuser', relationship: 'system_user_activity_parties', navigation: 'partyid_systemuser' },
    ], { typeColumn: 'partyobjecttypecode' }),
    entityName('PartyObjectTypeCode', 'Party Type'),
    choice('ParticipationTypeMask', 'Participation Type', {
      1: 'Sender', 2: 'To Recipient', 3: 'CC Recipient', 4: 'BCC Recipient', 5: 'Required attendee', 6: 'Optional attendee', 7: 'Organizer', 8: 'Regarding',
      9: 'Owner', 10: 'Resource', 11: 'Customer', 12: 'Chat Participant', 13: 'Related',
    }),
    text('AddressUsed', 'Address', 200, { format: 'email' }),
    text('UnresolvedPartyName', 'Unresolved Party Name', 1000),
    ...systemColumns('activityparty', 'None').filter(({ attribute }) => attribute.logicalName === 'versionnumber'),
  ],
});

/** A mailbox that several people share. */
const queue = table({
  schemaName: 'Queue', entitySetName: 'queues', objectTypeCode: 2020, displayName: 'Queue', displayCollectionName: 'Queues', ownership: 'UserOwned',
  columns: [
    primaryKey('QueueId', 'Queue'),
    text('Name', 'Name', 200, { primaryName: true, required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    text('EMailAddress', 'Incoming Email', 100, { format: 'email' }),
    ...stateAndStatus({ 0: { name: 'Active', reasons: { 1: 'Active' } }, 1: { name: 'Inactive', reasons: { 2: 'Inactive' } } }),
    ...systemColumns('queue', 'UserOwned'),
  ],
});

/** What people and the system write to one another, and who takes part in it. */
export const activities = mergeSnapshots(email, activitypointer, activityparty, queue);

/** The metadata by which activities can be about further tables. @param known what is there already */
export function activitiesAbout(known: MetadataSnapshot, tables: readonly RegardedTable[]): MetadataSnapshot {
  if (tables.length === 0) return { entities: [], relationships: [], optionSets: [] };
  return mergeSnapshots(...(Object.keys(regarding) as ActivityTable[]).map((kind): MetadataSnapshot => {
    const activity = known.entities.find(({ logicalName }) => logicalName === kind) as EntityMetadata;
    const column = activity.attributes.find(({ logicalName }) => logicalName === 'regardingobjectid') as AttributeMetadata;
    const lookups = tables.map(regarding[kind]);
    const attribute = { ...column, targets: lookups.map(({ target }) => target) };
    return { entities: [{ ...activity, attributes: [attribute] }], relationships: relationshipsOf(kind, { attribute, lookups }), optionSets: [] };
  }));
}
