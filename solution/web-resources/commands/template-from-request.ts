import { templateRows } from '@gdap-manager/entities/gdap-template/from-request';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import { gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { createOf, together } from '../shared/batch';
import { draftMappings, readMappings } from '../shared/mappings';
import { readRequests, type RequestRow } from '../shared/requests';
import { text } from '../shared/text';
import { busy } from './busy';
import { requestOnForm, savedForm, selectedIds, type ListControl } from './places';

/** Makes a template of the request, with its roles, groups, duration and renewal, and opens it: name and category are staff's to choose. */
export async function templateFromForm(form: Xrm.FormContext): Promise<void> {
  const id = requestOnForm(form);
  if (id !== undefined && (await savedForm(form))) await makeTemplate(id);
}

export async function templateFromList(_list: ListControl, ids: readonly string[]): Promise<void> {
  const [id] = selectedIds(ids);
  if (id !== undefined) await makeTemplate(id);
}

async function makeTemplate(requestId: string): Promise<void> {
  const made = await busy(text('TemplateFrom_Progress'), async () => {
    const [request] = await readRequests([requestId]);
    const providerId = request && (await providerOf(request));
    if (!request || providerId === undefined) return undefined;
    const id = crypto.randomUUID();
    const mappings = draftMappings(await readMappings('request', requestId));
    const rows = templateRows({ id, name: request.name, providerId, autoRenew: request.autoRenew, durationDays: request.durationDays ?? 0, mappings });
    await together([createOf(gdapTemplate.logicalName, rows.template), ...rows.mappings.map((row) => createOf(gdapRoleMapping.logicalName, row))]);
    return id;
  });
  if (made === undefined) await Xrm.Navigation.openAlertDialog({ title: text('TemplateFrom_Title'), text: text('TemplateFrom_NoProvider') });
  else await Xrm.Navigation.openForm({ entityName: gdapTemplate.logicalName, entityId: made });
}

/** The provider of the request's tenant: a template belongs to one. */
async function providerOf({ tenant }: RequestRow): Promise<string | undefined> {
  if (tenant?.id === undefined) return undefined;
  const row = (await Xrm.WebApi.retrieveRecord(gdapProviderAccount.logicalName, tenant.id, '?$select=_gdap_providerid_value')) as { _gdap_providerid_value?: string | null };
  return row._gdap_providerid_value ?? undefined;
}
