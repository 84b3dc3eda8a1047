import { bigInteger, dateTime, entityName, lookup, owner, whole, type ColumnSketch } from './builders/columns';

/** How the relationships behind a table's system columns are called: `lk_<…>_createdby`, `owner_<…>`. */
export interface SystemRelationshipNames {
  readonly changedBy: string;
  readonly owner: string;
  readonly user: string;
  readonly team: string;
  readonly businessUnit: string;
  readonly organization: string;
}

/** As the platform names them for a custom table. */
const systemRelationshipNames = (table: string): SystemRelationshipNames => ({
  changedBy: `lk_${table}`,
  owner: `owner_${table}`,
  user: `user_${table}`,
  team: `team_${table}`,
  businessUnit: `business_unit_${table}`,
  organization: `organization_${table}`,
});

/**
 * The columns that the platform gives each table besides those that its maker defines: who and when,
 * row version, and owner or organisation by the table's ownership.
 */
export function systemColumns(table: string, ownership: 'UserOwned' | 'OrganizationOwned' | 'None', names = systemRelationshipNames(table)): ColumnSketch[] {
  const readOnly = { readOnly: true } as const;
  const user = (schemaName: string, displayName: string) =>
    lookup(schemaName, displayName, [{ target: 'systemuser', relationship: `${names.changedBy}_${schemaName.toLowerCase()}` }], readOnly);
  return [
    dateTime('CreatedOn', 'Created On', readOnly),
    user('CreatedBy', 'Created By'),
    user('CreatedOnBehalfBy', 'Created By (Delegate)'),
    dateTime('ModifiedOn', 'Modified On', readOnly),
    user('ModifiedBy', 'Modified By'),
    user('ModifiedOnBehalfBy', 'Modified By (Delegate)'),
    bigInteger('VersionNumber', 'Version Number', readOnly),
    { attribute: { ...dateTime('OverriddenCreatedOn', 'Record Created On', { createOnly: true }).attribute, format: 'date' } },
    whole('ImportSequenceNumber', 'Import Sequence Number', undefined, { createOnly: true }),
    whole('TimeZoneRuleVersionNumber', 'Time Zone Rule Version Number', [-1, 2147483647]),
    whole('UTCConversionTimeZoneCode', 'UTC Conversion Time Zone Code', [-1, 2147483647]),
    ...ownershipColumns(ownership, names),
  ];
}

function ownershipColumns(ownership: 'UserOwned' | 'OrganizationOwned' | 'None', names: SystemRelationshipNames): ColumnSketch[] {
  const readOnly = { readOnly: true } as const;
  if (ownership === 'None') return [];
  if (ownership === 'OrganizationOwned') {
    return [lookup('OrganizationId', 'Organization Id', [{ target: 'organization', relationship: names.organization }], readOnly)];
  }
  return [
    owner(names.owner),
    entityName('OwnerIdType', 'Owner Id Type'),
    lookup('OwningBusinessUnit', 'Owning Business Unit', [{ target: 'businessunit', relationship: names.businessUnit, onDelete: 'Restrict' }], readOnly),
    lookup('OwningUser', 'Owning User', [{ target: 'systemuser', relationship: names.user }], readOnly),
    lookup('OwningTeam', 'Owning Team', [{ target: 'team', relationship: names.team }], readOnly),
  ];
}

/** The columns that money brings along: the currency it is in and the rate of that day. */
export const currencyColumns = (table: string): ColumnSketch[] => [
  lookup('TransactionCurrencyId', 'Currency', [{ target: 'transactioncurrency', relationship: `TransactionCurrency_${table}`, onDelete: 'Restrict' }]),
  { attribute: { ...whole('ExchangeRate', 'Exchange Rate', undefined, { readOnly: true }).attribute, type: 'Decimal', minValue: 0.0000000001, maxValue: 100000000000, precision: 12 } },
];
