import type { Environment, StoredRow } from '../environment';
import { storedMoment } from '../query/moments';
import { writeMessageFilters } from './message-filters';
import { writePlatformRow } from './platform-rows';
import { wellKnown } from './well-known';

/** Writes the rows that every environment is born with. */
export function writeBaseRows(environment: Environment): void {
  for (const [table, row] of baseRows(storedMoment(environment.clock.now()))) writePlatformRow(environment, table, row);
  writeMessageFilters(environment);
}

const baseRows = (now: string): [string, StoredRow][] => [
  ['transactioncurrency', {
    transactioncurrencyid: wellKnown.currency, currencyname: 'US Dollar', isocurrencycode: 'USD', currencysymbol: '$', currencyprecision: 2, exchangerate: 1,
  }],
  ['organization', {
    organizationid: wellKnown.organization, name: 'sandbox', languagecode: 1033, localeid: 1033, maxdepthforworkflow: 8,
    basecurrencyid: wellKnown.currency, systemuserid: wellKnown.systemUser,
  }],
  ['businessunit', { businessunitid: wellKnown.rootBusinessUnit, name: 'sandbox', organizationid: wellKnown.organization }],
  ['team', {
    teamid: wellKnown.rootTeam, name: 'sandbox', teamtype: 0, isdefault: 1, administratorid: wellKnown.administrator,
    businessunitid: wellKnown.rootBusinessUnit, organizationid: wellKnown.organization,
  }],
  ['systemuser', user(wellKnown.administrator, { firstname: 'System', lastname: 'Administrator', fullname: 'System Administrator', domainname: 'admin@sandbox.example', accessmode: 0 })],
  ['systemuser', user(wellKnown.systemUser, { lastname: 'SYSTEM', fullname: 'SYSTEM', accessmode: 3 })],
  ...Object.entries({ ...wellKnown.messages, ...wellKnown.bulkMessages }).map(([name, id]): [string, StoredRow] => ['sdkmessage', { sdkmessageid: id, name, isprivate: 0 }]),
  ['publisher', {
    publisherid: wellKnown.defaultPublisher, uniquename: 'DefaultPublishersandbox', friendlyname: 'Default Publisher for sandbox',
    customizationprefix: 'new', customizationoptionvalueprefix: 10000,
  }],
  ['solution', solution(wellKnown.defaultSolution, 'Default', 'Default Solution', now)],
  ['solution', solution(wellKnown.activeSolution, 'Active', 'Active Solution', now)],
];

const user = (id: string, row: StoredRow): StoredRow => ({
  systemuserid: id, ...row, isdisabled: 0, businessunitid: wellKnown.rootBusinessUnit, organizationid: wellKnown.organization,
});

const solution = (id: string, uniquename: string, friendlyname: string, installedon: string): StoredRow => ({
  solutionid: id, uniquename, friendlyname, version: '1.0', ismanaged: 0, isvisible: 1, publisherid: wellKnown.defaultPublisher, installedon,
});
