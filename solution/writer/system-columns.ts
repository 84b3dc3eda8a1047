import type { Table } from '@gdap-manager/entities';
import { attributeElement, SHOWN, type Attribute } from './attribute';
import { stateOptionSet, statusOptionSet } from './option-sets';
import { element, value, values, type XmlNode } from './xml';

/** A lookup of the platform, and the relationship behind it: `lk_<table>_createdby`, `owner_<table>`, … */
export interface SystemLookup {
  readonly schemaName: string;
  readonly displayName: string;
  readonly description: string;
  /** Schema name of the table that it points to. */
  readonly target: 'BusinessUnit' | 'Organization' | 'Owner' | 'SystemUser' | 'Team';
  readonly relationship: (table: string) => string;
  readonly onDelete?: 'Restrict';
}

const changedBy = (schemaName: string, displayName: string, description: string): SystemLookup => ({
  schemaName,
  displayName,
  description: `Unique identifier of the ${description} the record.`,
  target: 'SystemUser',
  relationship: (table) => `lk_${table}_${schemaName.toLowerCase()}`,
});

const owner: SystemLookup = {
  schemaName: 'OwnerId',
  displayName: 'Owner',
  description: 'Owner Id',
  target: 'Owner',
  relationship: (table) => `owner_${table}`,
};

const lookupsOfEvery: readonly SystemLookup[] = [
  changedBy('CreatedBy', 'Created By', 'user who created'),
  changedBy('CreatedOnBehalfBy', 'Created By (Delegate)', 'delegate user who created'),
  changedBy('ModifiedBy', 'Modified By', 'user who modified'),
  changedBy('ModifiedOnBehalfBy', 'Modified By (Delegate)', 'delegate user who modified'),
];

const lookupsByOwnership: Readonly<Record<Table['ownership'], readonly SystemLookup[]>> = {
  organization: [
    {
      schemaName: 'OrganizationId',
      displayName: 'Organization Id',
      description: 'Unique identifier for the organization',
      target: 'Organization',
      relationship: (table) => `organization_${table}`,
    },
  ],
  user: [
    owner,
    {
      schemaName: 'OwningBusinessUnit',
      displayName: 'Owning Business Unit',
      description: 'Unique identifier for the business unit that owns the record',
      target: 'BusinessUnit',
      relationship: (table) => `business_unit_${table}`,
      onDelete: 'Restrict',
    },
    {
      schemaName: 'OwningTeam',
      displayName: 'Owning Team',
      description: 'Unique identifier for the team that owns the record.',
      target: 'Team',
      relationship: (table) => `team_${table}`,
    },
    {
      schemaName: 'OwningUser',
      displayName: 'Owning User',
      description: 'Unique identifier for the user that owns the record.',
      target: 'SystemUser',
      relationship: (table) => `user_${table}`,
    },
  ],
};

/** The lookups that the platform gives a table of ours. */
export const systemLookups = (table: Table): readonly SystemLookup[] => [...lookupsOfEvery, ...lookupsByOwnership[table.ownership]];

/** The columns that the platform gives a table of ours, as a full export carries them. */
export const systemColumnElements = (table: Table): XmlNode[] =>
  [primaryKey(table), ...systemLookups(table).map(lookup), ...moments, ...numbers, ...state(table)]
    .sort((a, b) => (a.schemaName.toLowerCase() < b.schemaName.toLowerCase() ? -1 : 1))
    .map(attributeElement);

const readOnly = { custom: false, canCreate: false, canUpdate: false } as const;

const primaryKey = (table: Table): Attribute => ({
  ...readOnly,
  canCreate: true,
  schemaName: `${table.schemaName}Id`,
  type: 'primarykey',
  displayName: table.displayName,
  description: 'Unique identifier for entity instances',
  requiredLevel: 'systemrequired',
  displayMask: 'ValidForAdvancedFind|RequiredForGrid',
  filterable: true,
  retrievable: true,
});

const lookup = ({ schemaName, displayName, description }: SystemLookup): Attribute => {
  const common = { ...readOnly, schemaName, displayName, description, type: 'lookup', customizable: true, displayMask: SHOWN };
  const typePart = values({ LookupStyle: 'single', LookupTypes: '' });
  if (schemaName === 'OwnerId') return { ...common, ...ownerPart };
  const isDerived = schemaName === 'OwningTeam' || schemaName === 'OwningUser';
  return isDerived ? { ...common, displayMask: undefined, logical: true, typePart } : { ...common, typePart };
};

/** 8 and 9 are the type codes of users and teams. */
const ownerPart = {
  type: 'owner',
  requiredLevel: 'systemrequired',
  displayMask: `${SHOWN}|RequiredForForm`,
  canCreate: true,
  canUpdate: true,
  audited: true,
  filterable: true,
  typePart: [
    value('LookupStyle', 'single'),
    element(
      'LookupTypes',
      {},
      [8, 9].map((code) => value('LookupType', code, { id: '00000000-0000-0000-0000-000000000000' })),
    ),
  ],
} as const;

const moment = (schemaName: string, displayName: string, description: string, format: 'date' | 'datetime'): Attribute => ({
  ...readOnly,
  schemaName,
  displayName,
  description,
  type: 'datetime',
  displayMask: SHOWN,
  imeMode: 'inactive',
  typePart: values({ Format: format, Behavior: 1 }),
});

const moments: readonly Attribute[] = [
  { ...moment('CreatedOn', 'Created On', 'Date and time when the record was created.', 'datetime'), filterable: true, retrievable: true },
  {
    ...moment('ModifiedOn', 'Modified On', 'Date and time when the record was modified.', 'datetime'),
    filterable: true,
    retrievable: true,
  },
  {
    ...moment('OverriddenCreatedOn', 'Record Created On', 'Date and time that the record was migrated.', 'date'),
    canCreate: true,
    displayMask: 'ValidForAdvancedFind|ValidForGrid',
  },
];

const whole = (schemaName: string, displayName: string, description: string, [min, max]: readonly [number, number]): Attribute => ({
  ...readOnly,
  canCreate: true,
  schemaName,
  displayName,
  description,
  type: 'int',
  imeMode: 'disabled',
  typePart: values({ Format: '', MinValue: min, MaxValue: max }),
});

const numbers: readonly Attribute[] = [
  {
    ...whole(
      'ImportSequenceNumber',
      'Import Sequence Number',
      'Sequence number of the import that created this record.',
      [-2147483648, 2147483647],
    ),
    displayMask: 'ValidForAdvancedFind',
  },
  { ...whole('TimeZoneRuleVersionNumber', 'Time Zone Rule Version Number', 'For internal use only.', [-1, 2147483647]), canUpdate: true },
  {
    ...whole(
      'UTCConversionTimeZoneCode',
      'UTC Conversion Time Zone Code',
      'Time zone code that was in use when the record was created.',
      [-1, 2147483647],
    ),
    canUpdate: true,
  },
  { ...readOnly, schemaName: 'VersionNumber', type: 'timestamp', displayName: 'Version Number', description: 'Version Number' },
];

const state = (table: Table): readonly Attribute[] => [
  {
    ...readOnly,
    canUpdate: true,
    schemaName: 'statecode',
    type: 'state',
    displayName: 'Status',
    description: `Status of the ${table.displayName}`,
    requiredLevel: 'systemrequired',
    displayMask: SHOWN,
    audited: true,
    filterable: true,
    typePart: [stateOptionSet(table)],
  },
  {
    ...readOnly,
    canCreate: true,
    canUpdate: true,
    schemaName: 'statuscode',
    type: 'status',
    displayName: 'Status Reason',
    description: `Reason for the status of the ${table.displayName}`,
    displayMask: SHOWN,
    audited: true,
    typePart: [statusOptionSet(table)],
  },
];
