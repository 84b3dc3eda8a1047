import { choice, dateTime, defineTable, lookup, memo, optionValues, statusReasons, statusValues, text } from '../language';

/** What a comparison of all relationships at Microsoft with all requests has found, and what staff want done about it. */
export const gdapFinding = defineTable({
  schemaName: 'gdap_Finding',
  entitySetName: 'gdap_findings',
  displayName: 'Reconciliation Finding',
  pluralName: 'Reconciliation Findings',
  description: 'A difference between the relationships at Microsoft and the requests here, and what is to be done about it.',
  ownership: 'organization',
  auditing: true,
  primaryName: 'gdap_Name',
  status: statusReasons({
    open: { value: 1, label: 'Open', color: '#ffb900', state: 'active', description: 'Somebody has to decide.' },
    forgotten: { value: 727000001, label: 'Forgotten', color: '#8a8886', state: 'active', description: 'Staff want to hear of it again only when it changes.' },
    settled: { value: 2, label: 'Settled', color: '#107c10', state: 'inactive', description: 'There is no such difference any more.' },
  }),
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Customer and relationship, for lists.', maxLength: 300, required: 'required', auditing: false }),
    gdap_Kind: choice({
      displayName: 'Finding',
      description: 'What kind of difference it is.',
      required: 'required',
      auditing: false,
      options: {
        onlyHere: { value: 727000000, label: 'Only Here', color: '#d13438' },
        onlyAtMicrosoft: { value: 727000001, label: 'Only at Microsoft', color: '#0078d4' },
        differs: { value: 727000002, label: 'Differs', color: '#ffb900' },
        duplicate: { value: 727000003, label: 'Superseded', color: '#8764b8' },
      },
    }),
    gdap_ProviderId: lookup({
      displayName: 'Provider',
      description: 'The provider whose relationships were compared.',
      required: 'required',
      to: 'gdap_provider',
      relationship: 'gdap_provider_findings',
      onDelete: 'cascade',
    }),
    gdap_AccountId: lookup({
      displayName: 'Customer',
      description: 'The customer whose tenant it is, where that is known.',
      to: 'account',
      relationship: 'gdap_account_findings',
      onDelete: 'removeLink',
    }),
    gdap_ProviderAccountId: lookup({
      displayName: 'Tenant',
      description: "The customer's tenant, where it is known here.",
      to: 'gdap_provideraccount',
      relationship: 'gdap_provideraccount_findings',
      onDelete: 'removeLink',
    }),
    gdap_TenantId: text({ displayName: 'Tenant ID', description: "The customer's tenant at Microsoft.", maxLength: 36, auditing: false }),
    gdap_RequestId: lookup({
      displayName: 'Request',
      description: 'The request that it is about; of a relationship that was adopted, the request that it became.',
      to: 'gdap_request',
      relationship: 'gdap_request_findings',
      onDelete: 'removeLink',
    }),
    gdap_OtherRequestId: lookup({
      displayName: 'Superseded By',
      description: 'The request whose relationship has the same roles or more, and lives as long or longer.',
      to: 'gdap_request',
      relationship: 'gdap_request_supersededfindings',
      onDelete: 'removeLink',
    }),
    gdap_MicrosoftId: text({ displayName: 'Microsoft ID', description: 'Id of the relationship at Microsoft.', maxLength: 100, auditing: false }),
    gdap_OtherMicrosoftId: text({ displayName: 'Superseded By (Microsoft ID)', description: 'Id of the other relationship at Microsoft.', maxLength: 100, auditing: false }),
    gdap_RelationshipName: text({ displayName: 'Relationship', description: 'Name of the relationship at Microsoft.', maxLength: 200, auditing: false }),
    gdap_MicrosoftStatus: text({ displayName: "Microsoft's Status", description: 'Status of the relationship when it was compared.', maxLength: 50, auditing: false }),
    gdap_StartDate: dateTime({ displayName: 'Start Date', description: 'When the relationship came into force.', behavior: 'userLocal', auditing: false }),
    gdap_ExpiryDate: dateTime({ displayName: 'Expiry Date', description: 'When the relationship ends, unless Microsoft extends it.', behavior: 'userLocal', auditing: false }),
    gdap_Details: memo({ displayName: 'Details', description: 'What differs, which roles and groups it is about, and what each click will do.', maxLength: 8000, auditing: false }),
    gdap_WantedAction: choice({
      displayName: 'Wanted',
      description: 'What staff want done about it; the handlers do it, and set it back.',
      default: 'none',
      options: {
        none: { value: 727000000, label: 'Nothing Yet' },
        adopt: { value: 727000001, label: 'Adopt', color: '#0078d4' },
        forget: { value: 727000002, label: 'Forget', color: '#8a8886' },
        putRight: { value: 727000003, label: 'Put Right', color: '#0078d4' },
      },
    }),
    gdap_LastError: memo({ displayName: 'Last Error', description: 'Why what was wanted has not been done, and who must do what.', maxLength: 4000, auditing: false }),
    gdap_FoundOn: dateTime({ displayName: 'Found', description: 'When it was first found, or found again.', behavior: 'userLocal', auditing: false }),
    gdap_Fingerprint: text({ displayName: 'Fingerprint', description: 'Of what it was like when it was last compared: what was forgotten stays so while this is the same. Not for people.', maxLength: 100, auditing: false }),
    gdap_UniqueKey: text({ displayName: 'Unique Key', description: 'Keeps the same thing from being found twice.', maxLength: 300, required: 'required', auditing: false }),
  },
  keys: { gdap_FindingUniqueKey: ['gdap_UniqueKey'] },
});

export const FindingStatus = statusValues(gdapFinding);
export const FindingKind = optionValues(gdapFinding.columns.gdap_Kind);
export const WantedAction = optionValues(gdapFinding.columns.gdap_WantedAction);
