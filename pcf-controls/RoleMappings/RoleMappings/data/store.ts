import { gdapDirectoryRole } from '@gdap-manager/entities/directory-role/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import type { RowChanges } from '@gdap-manager/entities/language';
import type { gdapProvider } from '@gdap-manager/entities/provider/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { gdapSecurityGroup, GroupPresence } from '@gdap-manager/entities/security-group/table';
import { sendChangeSet, type Change, type ChangeSetOutcome, type ChangeSetSender } from '../../../shared/change-set';
import type { RowIdentity } from '../../../shared/host';
import { likeLiteral, literal, readAll, readPage } from '../../../shared/reading';
import type { Group, Role, Snapshot } from '../model/types';
import { groupOf, requestOf, roleOf, snapshotOf, templateOf, type GroupRow, type MappingRow, type RequestRow, type RoleRow, type TemplateRow } from './rows';

/** What the control reads and writes. */
export interface Store {
  /** The row and its mappings, in two calls. */
  read(row: RowIdentity & { readonly id: string }): Promise<Snapshot>;
  /** All roles of the catalogue, by name; read once a page. */
  roles(): Promise<readonly Role[]>;
  /** Groups of a provider whose name or description has a text, by name. @param next continues a search */
  searchGroups(providerId: string, text: string, next?: string): Promise<{ readonly groups: readonly Group[]; readonly next: string | undefined }>;
  /**
   * The group of a provider with a name; where there is none, a row is made that has the handlers create it at
   * Microsoft. @returns undefined where several have the name: somebody must choose
   */
  wantGroup(providerId: string, name: string): Promise<Group | undefined>;
  save(changes: readonly Change[]): Promise<ChangeSetOutcome>;
}

export interface StoreHost extends ChangeSetSender {
  readonly webApi: ComponentFramework.WebApi;
}

const roleColumns = 'gdap_directoryroleid,gdap_roletemplateid,gdap_name,gdap_description,gdap_category,gdap_isprivileged,gdap_blocksautorenew,gdap_support,gdap_standing,gdap_formername';
const groupColumns = 'gdap_securitygroupid,gdap_name,gdap_description,gdap_groupid,gdap_presence,gdap_message,_gdap_providerid_value';
const templateQuery = '?$select=gdap_templateid,gdap_autorenew,_gdap_providerid_value';
const requestQuery = '?$select=gdap_requestid,statuscode,gdap_autorenew&$expand=gdap_ProviderAccountId($select=_gdap_providerid_value)';
const mappingQuery =
  '?$select=gdap_rolemappingid,gdap_assignmentstate,gdap_assignmentmessage,_gdap_securitygroupid_value' +
  `&$expand=gdap_DirectoryRoleId($select=${roleColumns}),gdap_SecurityGroupId($select=${groupColumns})`;
const roleQuery = `?$select=${roleColumns}&$filter=statecode eq 0&$orderby=gdap_name`;
const groupsPerPage = 50;
/** By its type alone: the whole table would make the bundle larger for one word. */
const providers: (typeof gdapProvider)['entitySetName'] = 'gdap_providers';
/** Groups that can be given roles, or will be. */
const usable = (providerId: string) => `_gdap_providerid_value eq ${providerId} and statecode eq 0 and gdap_presence ne ${GroupPresence.deleted}`;

/** The catalogue by environment: it is the same for every control of the page. */
const catalogues = new Map<string, Promise<readonly Role[]>>();

/** @param host asked anew with each call: hosts give controls another context as they like */
export function createStore(host: () => StoreHost): Store {
  return {
    async read({ table, id }) {
      const { webApi } = host();
      const isTemplate = table === gdapTemplate.logicalName;
      const [holder, mappings] = await Promise.all([
        isTemplate
          ? webApi.retrieveRecord(gdapTemplate.logicalName, id, templateQuery).then((row) => templateOf(row as TemplateRow))
          : webApi.retrieveRecord(gdapRequest.logicalName, id, requestQuery).then((row) => requestOf(row as RequestRow)),
        readAll(webApi, gdapRoleMapping.logicalName, `${mappingQuery}&$filter=_${isTemplate ? 'gdap_templateid' : 'gdap_requestid'}_value eq ${id}`),
      ]);
      return snapshotOf(holder, mappings as MappingRow[]);
    },

    roles() {
      const { webApi, clientUrl } = host();
      const known = catalogues.get(clientUrl);
      if (known) return known;
      const reading = readAll(webApi, gdapDirectoryRole.logicalName, roleQuery).then((rows) => (rows as RoleRow[]).map(roleOf));
      catalogues.set(clientUrl, reading);
      // What failed is not kept: the next one who asks reads again.
      reading.catch(() => catalogues.delete(clientUrl));
      return reading;
    },

    async searchGroups(providerId, text, next) {
      const words = text.trim();
      const found = words === '' ? '' : ` and (contains(gdap_name,'${likeLiteral(words)}') or contains(gdap_description,'${likeLiteral(words)}'))`;
      const query = `?$select=${groupColumns}&$filter=${usable(providerId)}${found}&$orderby=gdap_name`;
      const page = await readPage(host().webApi, gdapSecurityGroup.logicalName, next ?? query, groupsPerPage);
      return { groups: (page.rows as GroupRow[]).map(groupOf), next: page.next };
    },

    async wantGroup(providerId, name) {
      const { webApi } = host();
      const called = name.trim().slice(0, gdapSecurityGroup.columns.gdap_Name.maxLength);
      // Somebody may have made it since the search, and the search shows the first groups only.
      const query = `?$select=${groupColumns}&$filter=${usable(providerId)} and gdap_name eq '${literal(called)}'`;
      const [there, ...more] = (await readPage(webApi, gdapSecurityGroup.logicalName, query, groupsPerPage)).rows as GroupRow[];
      if (there) return more.length > 0 ? undefined : groupOf(there);
      const row: RowChanges<typeof gdapSecurityGroup> = {
        gdap_name: called, gdap_presence: GroupPresence.wanted, 'gdap_ProviderId@odata.bind': `/${providers}(${providerId})`,
      };
      const { id } = await webApi.createRecord(gdapSecurityGroup.logicalName, row);
      return { id: id.replace(/[{}]/g, '').toLowerCase(), name: called, description: '', providerId, entraId: '', presence: 'wanted', message: '' };
    },

    save: (changes) => sendChangeSet(host(), changes),
  };
}

/** Forgets the catalogue: for tests, which have a page each. */
export const forgetCatalogues = (): void => catalogues.clear();
