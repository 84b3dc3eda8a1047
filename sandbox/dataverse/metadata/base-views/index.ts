import type { StoredRow } from '../../environment';
import { baseTables } from '../base-tables';
import { createCatalog, type Table } from '../catalog';
import { baseViewIds } from './ids';

/** Which columns the views of a table show, and how wide. */
interface TableViews {
  readonly table: string;
  readonly columns: Readonly<Record<string, number>>;
  /** What a quick find looks at. */
  readonly search: readonly string[];
  /** What a lookup shows beside the name. */
  readonly beside?: string;
  /** Where the table has people's own rows: the names and ids of the usual three. */
  readonly states?: { readonly plural: string; readonly my: string; readonly active: string };
  /** FetchXML that every view of the table has. */
  readonly filter?: string;
}

const enabled = '<filter type="and"><condition attribute="isdisabled" operator="eq" value="0"/></filter>';

const views: readonly TableViews[] = [
  {
    table: 'account', columns: { name: 300, telephone1: 120, address1_city: 140, primarycontactid: 180, emailaddress1: 200 },
    search: ['name', 'accountnumber', 'emailaddress1', 'telephone1'], beside: 'address1_city',
    states: { plural: 'Accounts', my: baseViewIds.myActiveAccounts, active: baseViewIds.activeAccounts },
  },
  {
    table: 'contact', columns: { fullname: 240, parentcustomerid: 200, emailaddress1: 220, telephone1: 120 },
    search: ['fullname', 'firstname', 'lastname', 'emailaddress1', 'telephone1', 'mobilephone'], beside: 'parentcustomerid',
    states: { plural: 'Contacts', my: baseViewIds.myActiveContacts, active: baseViewIds.activeContacts },
  },
  { table: 'systemuser', columns: { fullname: 240, title: 160, internalemailaddress: 220, businessunitid: 160 }, search: ['fullname', 'domainname', 'internalemailaddress'], beside: 'domainname', filter: enabled },
  { table: 'team', columns: { name: 240, businessunitid: 160 }, search: ['name'], beside: 'businessunitid' },
  { table: 'businessunit', columns: { name: 240 }, search: ['name'] },
  { table: 'transactioncurrency', columns: { currencyname: 200, isocurrencycode: 120 }, search: ['currencyname', 'isocurrencycode'], beside: 'isocurrencycode' },
];

const PUBLIC = 0;
const ADVANCED_FIND = 1;
const ASSOCIATED = 2;
const QUICK_FIND = 4;
const LOOKUP = 64;

function viewsOf(table: Table, { columns, search, beside, states, filter = '' }: TableViews): StoredRow[] {
  const one = table.displayName[1033] ?? table.logicalName;
  const many = table.displayCollectionName[1033] ?? one;
  const name = table.primaryNameAttribute ?? table.primaryIdAttribute;
  const active = states ? stateIs(0) : filter;
  const view = (id: string, title: string, queryType: number, shown: Readonly<Record<string, number>>, where: string, isDefault = false): StoredRow => ({
    savedqueryid: id, name: title, returnedtypecode: table.logicalName, querytype: queryType, isdefault: isDefault ? 1 : 0, isquickfindquery: queryType === QUICK_FIND ? 1 : 0, ismanaged: 1,
    fetchxml: fetchXml(table, name, Object.keys(shown), where), layoutxml: layoutXml(table, name, shown),
  });
  const other = (kind: string) => baseViewIds.other(table.logicalName, kind);
  const found = `<filter type="or" isquickfindfields="1">${search.map((column) => `<condition attribute="${column}" operator="like" value="{0}"/>`).join('')}</filter>`;
  return [
    ...(states
      ? [
        view(states.active, `Active ${states.plural}`, PUBLIC, columns, active, true),
        view(states.my, `My Active ${states.plural}`, PUBLIC, columns, `<filter type="and"><condition attribute="ownerid" operator="eq-userid"/><condition attribute="statecode" operator="eq" value="0"/></filter>`),
        view(other('inactive'), `Inactive ${states.plural}`, PUBLIC, columns, stateIs(1)),
      ]
      : [view(other('all'), `All ${many}`, PUBLIC, columns, active, true)]),
    view(other('advancedfind'), `${one} Advanced Find View`, ADVANCED_FIND, columns, active, true),
    view(other('associated'), `${one} Associated View`, ASSOCIATED, columns, active, true),
    view(other('quickfind'), `Quick Find Active ${many}`, QUICK_FIND, columns, active + found, true),
    view(other('lookup'), `${one} Lookup View`, LOOKUP, { [name]: 240, ...(beside && { [beside]: 180 }) }, active, true),
  ];
}

const stateIs = (state: 0 | 1) => `<filter type="and"><condition attribute="statecode" operator="eq" value="${state}"/></filter>`;

const fetchXml = (table: Table, name: string, columns: readonly string[], where: string) =>
  `<fetch version="1.0" mapping="logical"><entity name="${table.logicalName}">${[...columns, table.primaryIdAttribute].map((column) => `<attribute name="${column}"/>`).join('')}<order attribute="${name}" descending="false"/>${where}</entity></fetch>`;

const layoutXml = (table: Table, name: string, columns: Readonly<Record<string, number>>) =>
  `<grid name="resultset" object="${table.objectTypeCode}" jump="${name}" select="1" icon="1" preview="1"><row name="result" id="${table.primaryIdAttribute}">${
    Object.entries(columns).map(([column, width]) => `<cell name="${column}" width="${width}"/>`).join('')}</row></grid>`;

const catalog = createCatalog(baseTables);

/** The views that an environment has before anything is imported, as rows of `savedquery`. */
export const baseViews: readonly StoredRow[] = views.flatMap((sketch) => viewsOf(catalog.table(sketch.table) as Table, sketch));
