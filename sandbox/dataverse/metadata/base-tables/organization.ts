import { activeAndInactive, decimal, guid, lookup, memo, primaryKey, text, whole, yesNo } from '../builders/columns';
import { mergeSnapshots, table } from '../builders/table';
import { systemColumns } from '../system-columns';

const organization = table({
  schemaName: 'Organization', entitySetName: 'organizations', objectTypeCode: 1019, displayName: 'Organization', displayCollectionName: 'Organizations', ownership: 'None',
  columns: [
    primaryKey('OrganizationId', 'Organization'),
    text('Name', 'Organization Name', 160, { primaryName: true }),
    whole('LanguageCode', 'Language'),
    whole('LocaleId', 'Locale'),
    whole('MaxDepthForWorkflow', 'Max Depth For Workflow'),
    yesNo('IsAuditEnabled', 'Is Auditing Enabled'),
    lookup('BaseCurrencyId', 'Currency', [{ target: 'transactioncurrency', relationship: 'basecurrency_organization' }]),
    lookup('SystemUserId', 'System User', [{ target: 'systemuser', relationship: 'systemuser_organization' }], { readOnly: true }),
    ...systemColumns('organization', 'None'),
  ],
});

const businessunit = table({
  schemaName: 'BusinessUnit', entitySetName: 'businessunits', objectTypeCode: 10, displayName: 'Business Unit', displayCollectionName: 'Business Units', ownership: 'None',
  columns: [
    primaryKey('BusinessUnitId', 'Business Unit'),
    text('Name', 'Name', 160, { primaryName: true, required: 'SystemRequired' }),
    memo('Description', 'Description', 2000),
    text('DivisionName', 'Division', 100),
    yesNo('IsDisabled', 'Is Disabled'),
    lookup('ParentBusinessUnitId', 'Parent Business', [{ target: 'businessunit', relationship: 'business_unit_parent_business_unit', onDelete: 'Restrict' }]),
    lookup('OrganizationId', 'Organization', [{ target: 'organization', relationship: 'organization_business_units' }], { readOnly: true }),
    ...systemColumns('businessunit', 'None'),
  ],
});

const transactioncurrency = table({
  schemaName: 'TransactionCurrency', entitySetName: 'transactioncurrencies', objectTypeCode: 9105, displayName: 'Currency', displayCollectionName: 'Currencies', ownership: 'None',
  columns: [
    primaryKey('TransactionCurrencyId', 'Transaction Currency'),
    text('CurrencyName', 'Currency Name', 100, { primaryName: true, required: 'SystemRequired' }),
    text('ISOCurrencyCode', 'Currency Code', 5, { required: 'SystemRequired' }),
    text('CurrencySymbol', 'Currency Symbol', 13),
    whole('CurrencyPrecision', 'Currency Precision', [0, 4]),
    decimal('ExchangeRate', 'Exchange Rate', [0.0000000001, 100000000000], 12),
    ...activeAndInactive(),
    ...systemColumns('transactioncurrency', 'None'),
  ],
});

const role = table({
  schemaName: 'Role', entitySetName: 'roles', objectTypeCode: 1036, displayName: 'Security Role', displayCollectionName: 'Security Roles', ownership: 'None',
  columns: [
    primaryKey('RoleId', 'Role'),
    text('Name', 'Name', 100, { primaryName: true, required: 'SystemRequired' }),
    lookup('BusinessUnitId', 'Business Unit', [{ target: 'businessunit', relationship: 'business_unit_roles', onDelete: 'Cascade' }], { required: 'SystemRequired' }),
    guid('RoleTemplateId', 'Role Template ID', { createOnly: true }),
    guid('SolutionId', 'Solution', { readOnly: true }),
    yesNo('IsManaged', 'State', 0, ['Unmanaged', 'Managed'], { readOnly: true }),
    ...systemColumns('role', 'None'),
  ],
});

/** The environment's own frame: organisation, business units, currencies, roles. */
export const organisation = mergeSnapshots(organization, businessunit, transactioncurrency, role);
