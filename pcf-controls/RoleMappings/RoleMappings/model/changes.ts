import { gdapDirectoryRole } from '@gdap-manager/entities/directory-role/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import type { RowChanges } from '@gdap-manager/entities/language';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { gdapSecurityGroup } from '@gdap-manager/entities/security-group/table';
import type { Change } from '../../../shared/change-set';
import type { Staged } from './staged';
import type { Snapshot } from './types';

type Columns = RowChanges<typeof gdapRoleMapping>;

/** What saving writes, rows that go first. Each row must be as it was read. Pure. */
export function changesOf({ holder, mappings, groups }: Snapshot, staged: Staged): Change[] {
  const nameOf = (groupId: string) => (staged.groups[groupId] ?? groups[groupId])?.name ?? '';
  const given = (roleName: string, groupId: string | null): Columns => ({
    gdap_name: (groupId === null ? roleName : `${roleName} → ${nameOf(groupId)}`).slice(0, gdapRoleMapping.columns.gdap_Name.maxLength),
    'gdap_SecurityGroupId@odata.bind': groupId && `/${gdapSecurityGroup.entitySetName}(${groupId})`,
  });
  const owner: Columns = holder.kind === 'template'
    ? { 'gdap_TemplateId@odata.bind': `/${gdapTemplate.entitySetName}(${holder.id})` }
    : { 'gdap_RequestId@odata.bind': `/${gdapRequest.entitySetName}(${holder.id})` };

  const existing = (change: (id: string) => Pick<Change, 'method' | 'body'> | undefined): Change[] =>
    mappings.flatMap(({ id, etag }) => {
      const what = change(id);
      return what ? [{ ...what, path: `${gdapRoleMapping.entitySetName}(${id})`, headers: { 'If-Match': etag } }] : [];
    });
  const removed = existing((id) => (staged.removed[id] ? { method: 'DELETE' } : undefined));
  const moved = existing((id) => {
    const to = staged.moved[id]?.to;
    return to === undefined ? undefined : { method: 'PATCH', body: given(mappings.find((mapping) => mapping.id === id)?.role?.name ?? '', to) };
  });
  const added = staged.added.map(({ roleId, groupId }): Change => {
    const { 'gdap_SecurityGroupId@odata.bind': group, ...name } = given(staged.roles[roleId]?.name ?? '', groupId);
    const body: Columns = {
      ...name, ...owner, 'gdap_DirectoryRoleId@odata.bind': `/${gdapDirectoryRole.entitySetName}(${roleId})`,
      ...(group ? { 'gdap_SecurityGroupId@odata.bind': group } : {}),
    };
    return { method: 'POST', path: gdapRoleMapping.entitySetName, body };
  });
  return [...removed, ...moved, ...added];
}
