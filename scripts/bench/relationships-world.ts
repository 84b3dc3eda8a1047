import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AssignmentState, CustomerPresence, MatchState, Outlook, PartnerConsent, RequestStatus, WaitingOn } from '@gdap-manager/entities';
import Database from 'libsql';
import { fingerprint, memoryText } from '../../plugins/request-lifecycle/memory';
import { acceptanceLink, relationshipName } from '../../plugins/request-lifecycle/names';
import { etagOf } from '../../sandbox/graph/http/etag';
import { partner } from '../demo/partner';
import { providerId } from '../lib/connect-provider';

const guid = (kind: number, number: number) => `${number.toString(16).padStart(8, '0')}-0000-4000-8${kind.toString(16).padStart(3, '0')}-000000000000`;

const dayMs = 24 * 3600 * 1000;
const secondsOf = (moment: number) => new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');

/** What every request gives: the same roles to the same group. */
export interface Given {
  readonly groupRowId: string;
  readonly groupObjectId: string;
  readonly roles: readonly { readonly rowId: string; readonly templateId: string }[];
}

/**
 * Puts requests in force and their relationships straight into a system that does not run, as it would have made them
 * itself: making them one by one is not what is measured.
 * @param now the sandbox's time, milliseconds since 1970 @param url where the customers' side is
 * @param kept false: only Microsoft has the relationships, which somebody made elsewhere
 */
export function fillRelationships(dataDir: string, count: number, given: Given, now: number, url: string, kept = true): void {
  const activatedAt = Math.floor(now / 1000) * 1000 - 30 * dayMs;
  const endAt = activatedAt + 730 * dayMs;
  const templateIds = given.roles.map(({ templateId }) => templateId).sort();
  const handled = fingerprint(templateIds.map((role) => [given.groupObjectId, role]));
  const microsoft = new Database(join(dataDir, 'microsoft.db'));
  const dataverse = new Database(join(dataDir, 'dataverse.db'));
  const into = (database: Database.Database, table: string, columns: Readonly<Record<string, unknown>>) => {
    const names = Object.keys(columns);
    return database.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
  };
  const statements = new Map<string, Database.Statement>();
  const insert = (database: Database.Database, table: string, columns: Readonly<Record<string, unknown>>) => {
    const statement = statements.get(table) ?? into(database, table, columns);
    statements.set(table, statement);
    statement.run(...Object.values(columns));
  };
  const born = { statecode: 0, createdon: secondsOf(activatedAt), modifiedon: secondsOf(activatedAt) };

  for (const database of [microsoft, dataverse]) database.exec('BEGIN');
  for (let number = 1; number <= count; number += 1) {
    const [accountId, tenantRow, requestId, tenantId] = [guid(0x11, number), guid(0x12, number), guid(0x13, number), guid(0x14, number)];
    const relationshipId = `${randomUUID()}-${partner.tenantId}`;
    const assignmentId = randomUUID();
    const relationship = {
      id: relationshipId, displayName: kept ? relationshipName(requestId) : `Made elsewhere ${number}`, duration: 'P730D', customer: { tenantId, displayName: `Customer ${number}` }, roles: templateIds,
      autoExtendDuration: 'P180D', status: 'active', createdAt: activatedAt - dayMs, modifiedAt: activatedAt, activatedAt, endAt, dueAt: endAt, version: 4,
    };
    insert(microsoft, 'relationship', {
      id: relationshipId, tenant_id: partner.tenantId, display_name: relationship.displayName, status: 'active', customer_id: tenantId, customer_name: `Customer ${number}`, due_at: endAt, document: JSON.stringify(relationship),
    });
    const assignment = { id: assignmentId, groupId: given.groupObjectId, roles: templateIds, status: 'active', createdAt: activatedAt, modifiedAt: activatedAt, dueAt: null, version: 2 };
    insert(microsoft, 'assignment', { id: assignmentId, relationship_id: relationshipId, status: 'active', group_id: given.groupObjectId, document: JSON.stringify(assignment) });

    const versionnumber = number;
    insert(dataverse, 'account', { accountid: accountId, name: `Customer ${number}`, ...born, statuscode: 1, versionnumber });
    insert(dataverse, 'gdap_provideraccount', {
      gdap_provideraccountid: tenantRow, gdap_name: `Customer ${number}`, gdap_tenantid: tenantId, gdap_providerid: providerId, gdap_accountid: accountId, gdap_presence: CustomerPresence.present, gdap_matchstate: MatchState.matched,
      ...born, statuscode: 1, versionnumber,
    });
    if (!kept) continue;
    insert(dataverse, 'gdap_request', {
      gdap_requestid: requestId, gdap_name: `Request ${number}`, gdap_accountid: accountId, gdap_provideraccountid: tenantRow, gdap_autorenew: 1, gdap_durationdays: 730, gdap_startdate: secondsOf(activatedAt), gdap_expirydate: secondsOf(endAt),
      gdap_approvalduedate: secondsOf(activatedAt + 60 * dayMs), gdap_acceptancelink: acceptanceLink(relationshipId, { adminCenterUrl: `${url}/admin` }), gdap_waitingon: WaitingOn.nobody, gdap_partnerconsent: PartnerConsent.notNeeded,
      gdap_microsoftid: relationshipId, gdap_microsoftstatus: 'active', gdap_microsoftversion: etagOf(relationship), gdap_attempts: 0, gdap_outlook: Outlook.renews, gdap_outlookwaitingon: WaitingOn.nobody, gdap_outlookreason: 'Renews by itself.', gdap_renewalcheckon: secondsOf(endAt + dayMs),
      gdap_memory: memoryText({ submitted: { relationshipId, providerAccountId: tenantRow, accountId }, groups: [given.groupObjectId], handled }),
      ...born, statuscode: RequestStatus.active, versionnumber,
    });
    for (const [index, { rowId }] of given.roles.entries()) {
      insert(dataverse, 'gdap_rolemapping', {
        gdap_rolemappingid: guid(0x15 + index, number), gdap_name: 'x', gdap_requestid: requestId, gdap_directoryroleid: rowId, gdap_securitygroupid: given.groupRowId, gdap_assignmentid: assignmentId, gdap_assignmentstate: AssignmentState.active,
        ...born, statuscode: 1, versionnumber,
      });
    }
  }
  for (const database of [microsoft, dataverse]) {
    database.exec('COMMIT; ANALYZE;');
    database.close();
  }
}
