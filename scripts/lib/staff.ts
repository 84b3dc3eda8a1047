import {
  gdapDirectoryRole, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, gdapTemplate, RequestOrigin, RequestStatus, type Row, type RowChanges,
} from '@gdap-manager/entities';
import type { RowWrite } from './change-set';
import { idOf } from './ids';
import type { WebApi } from './web-api';

export type RequestRow = Row<typeof gdapRequest>;
export type MappingRow = Row<typeof gdapRoleMapping>;

/** One role for one group; the group may be left open. */
export interface RoleForGroup {
  readonly roleId: string;
  readonly groupId?: string;
  /** Shown in lists. */
  readonly name?: string;
}

/** What a new request says. Ids are the rows' own. */
export interface NewRequest {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly providerAccountId?: string;
  readonly templateId?: string;
  readonly autoRenew: boolean;
  readonly durationDays: number;
  readonly mappings: readonly RoleForGroup[];
}

/** What a member of staff does with templates and requests, through the public Web API alone. */
export interface Staff {
  /** With its mappings in one change set: there is never half a template. */
  createTemplate(template: RowChanges<typeof gdapTemplate> & { gdap_templateid: string }, mappings: readonly RoleForGroup[]): Promise<void>;
  /** With its mappings in one change set. */
  createRequest(request: NewRequest): Promise<void>;
  /** Makes a request as *New from template* does: the template's settings and mappings, copied. */
  createRequestFromTemplate(request: Pick<NewRequest, 'id' | 'name' | 'accountId' | 'providerAccountId'>, templateId: string): Promise<void>;
  submit(requestId: string): Promise<void>;
  terminate(requestId: string): Promise<void>;
  change(requestId: string, changes: RowChanges<typeof gdapRequest>): Promise<void>;
  request(requestId: string): Promise<RequestRow>;
  mappings(requestId: string): Promise<MappingRow[]>;
  changeMapping(mappingId: string, changes: RowChanges<typeof gdapRoleMapping>): Promise<void>;
  addMapping(requestId: string, mapping: RoleForGroup): Promise<string>;
  removeMapping(mappingId: string): Promise<void>;
}

const requests = gdapRequest.entitySetName;
const mappings = gdapRoleMapping.entitySetName;
const templates = gdapTemplate.entitySetName;
const bind = (set: string, id: string | undefined) => (id ? `/${set}(${id})` : undefined);

const mappingRow = ({ roleId, groupId, name }: RoleForGroup): RowChanges<typeof gdapRoleMapping> => ({
  gdap_name: name ?? null,
  'gdap_DirectoryRoleId@odata.bind': `/${gdapDirectoryRole.entitySetName}(${roleId})`,
  ...(groupId ? { 'gdap_SecurityGroupId@odata.bind': `/${gdapSecurityGroup.entitySetName}(${groupId})` } : {}),
});

/** The writes of mappings; the same role and group are always the same row. */
const mappingWrites = (owner: RowChanges<typeof gdapRoleMapping>, ownerId: string, all: readonly RoleForGroup[]): RowWrite[] =>
  all.map((mapping) => ({
    path: `${mappings}(${idOf('mapping', ownerId, mapping.roleId, mapping.groupId ?? '')})`,
    row: { ...mappingRow(mapping), ...owner },
  }));

/** The rows of a request: with its mappings in one change set there is never half of it. */
export function requestWrites(request: NewRequest, further: RowChanges<typeof gdapRequest> = {}): RowWrite[] {
  const row: RowChanges<typeof gdapRequest> = {
    gdap_name: request.name,
    gdap_autorenew: request.autoRenew,
    gdap_durationdays: request.durationDays,
    gdap_origin: request.templateId ? RequestOrigin.template : RequestOrigin.manual,
    'gdap_AccountId@odata.bind': bind('accounts', request.accountId),
    'gdap_ProviderAccountId@odata.bind': bind(gdapProviderAccount.entitySetName, request.providerAccountId),
    'gdap_TemplateId@odata.bind': bind(templates, request.templateId),
    ...further,
  };
  return [
    { path: `${requests}(${request.id})`, row },
    ...mappingWrites({ 'gdap_RequestId@odata.bind': `/${requests}(${request.id})` }, request.id, request.mappings),
  ];
}

/** Everything here may be done again with the same ids and then changes nothing more. */
export function createStaff(api: WebApi): Staff {
  const staff: Staff = {
    async createTemplate({ gdap_templateid: id, ...template }, all) {
      await api.writeTogether([
        { path: `${templates}(${id})`, row: template },
        ...mappingWrites({ 'gdap_TemplateId@odata.bind': `/${templates}(${id})` }, id, all),
      ]);
    },
    createRequest: (request) => api.writeTogether(requestWrites(request)),
    async createRequestFromTemplate(request, templateId) {
      const template = await api.get<Row<typeof gdapTemplate>>(`${templates}(${templateId})`);
      const copied = await api.list<MappingRow>(`${mappings}?$filter=_gdap_templateid_value eq ${templateId}`);
      await staff.createRequest({
        ...request,
        templateId,
        autoRenew: template.gdap_autorenew ?? false,
        durationDays: template.gdap_durationdays ?? 0,
        mappings: copied.map((row) => ({
          roleId: row._gdap_directoryroleid_value ?? '',
          groupId: row._gdap_securitygroupid_value ?? undefined,
          name: row.gdap_name ?? undefined,
        })),
      });
    },
    submit: (id) => staff.change(id, { statuscode: RequestStatus.submitting }),
    terminate: (id) => staff.change(id, { statuscode: RequestStatus.terminating }),
    change: (id, changes) => api.update(`${requests}(${id})`, changes),
    request: (id) => api.get<RequestRow>(`${requests}(${id})`),
    mappings: (id) => api.list<MappingRow>(`${mappings}?$filter=_gdap_requestid_value eq ${id}`),
    changeMapping: (id, changes) => api.update(`${mappings}(${id})`, changes),
    async addMapping(requestId, mapping) {
      await api.writeTogether(mappingWrites({ 'gdap_RequestId@odata.bind': `/${requests}(${requestId})` }, requestId, [mapping]));
      return idOf('mapping', requestId, mapping.roleId, mapping.groupId ?? '');
    },
    removeMapping: (id) => api.remove(`${mappings}(${id})`),
  };
  return staff;
}
