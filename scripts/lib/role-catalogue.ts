import { directoryRoleRow, gdapDirectoryRole, roleCatalogue, type Row } from '@gdap-manager/entities';
import type { SandboxControls } from './sandbox-controls';
import { until } from './until';
import type { WebApi } from './web-api';

type RoleRow = Row<typeof gdapDirectoryRole>;

const set = gdapDirectoryRole.entitySetName;
const rows = (api: WebApi) => api.list<RoleRow>(`${set}?$select=gdap_roletemplateid`);

/** Gives the sandbox's Entra the roles of the catalogue, in an environment that is new: later it has what somebody made of them. */
export async function tellEntraItsRoles(api: WebApi, controls: SandboxControls): Promise<void> {
  if ((await rows(api)).length > 0) return;
  const offered = roleCatalogue.filter(({ gdapSupport }) => gdapSupport !== 'deprecated');
  await controls.setRoleTemplates(offered.map(({ templateId: id, displayName, description }) => ({ id, displayName, description })));
}

/** The handlers fill the Directory Role table by themselves; waits until they have. */
export async function untilRoleCatalogue(api: WebApi): Promise<void> {
  await until('the role catalogue', async () => {
    const present = new Set((await rows(api)).map(({ gdap_roletemplateid }) => gdap_roletemplateid));
    return roleCatalogue.every(({ templateId }) => present.has(templateId));
  }, { timeoutMs: 300_000 });
}

/** Fills the Directory Role table where no handlers run. */
export const loadRoleCatalogue = (api: WebApi): Promise<void> =>
  api.writeTogether(roleCatalogue.map((role) => ({ path: `${set}(gdap_roletemplateid='${role.templateId}')`, row: directoryRoleRow(role) })));
