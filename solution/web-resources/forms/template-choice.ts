import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import type { ColumnOf } from '@gdap-manager/entities/language/row';
import type { IEntity } from 'dataverse-ify';
import { createOf, together } from '../shared/batch';
import type { FieldOf } from '../shared/field';
import { plainId } from '../shared/guid';
import { mappingPayloads, readMappings } from '../shared/mappings';
import { dataverse, type Reference } from '../shared/tables';

const column = 'gdap_templateid' satisfies FieldOf<typeof gdapRequest>;

/** The template that a form names. */
export const templateOf = (form: Xrm.FormContext): string | undefined => {
  const id = form.getAttribute<Xrm.Attributes.LookupAttribute>(column)?.getValue()?.[0]?.id;
  return id === undefined ? undefined : plainId(id);
};

/** Takes over what the template of a form says of renewal and duration. @returns id of the template's provider */
async function applyTemplate(form: Xrm.FormContext): Promise<string | undefined> {
  const id = templateOf(form);
  if (id === undefined) return undefined;
  const row = await dataverse().retrieve<IEntity>(gdapTemplate.logicalName, id, ['gdap_autorenew', 'gdap_durationdays', 'gdap_atend', '_gdap_providerid_value'] satisfies ColumnOf<typeof gdapTemplate>[]);
  // Another may have been chosen meanwhile.
  if (templateOf(form) !== id) return undefined;
  for (const name of ['gdap_autorenew', 'gdap_durationdays', 'gdap_atend'] as const) {
    const attribute = form.getAttribute(name);
    attribute?.setValue((row[name] as boolean | number | null) ?? null);
    attribute?.fireOnChange();
  }
  return (row.gdap_providerid as Reference | undefined)?.id;
}

/** Gives a request that was just saved the role mappings of its template, all or none; not where it has some. */
async function copyMappings(requestId: string, templateId: string): Promise<void> {
  const [own, wanted] = await Promise.all([readMappings('request', requestId), readMappings('template', templateId)]);
  if (own.length > 0 || wanted.length === 0) return;
  await together(mappingPayloads(wanted, requestId).map((payload) => createOf(gdapRoleMapping.logicalName, payload)));
}

/** Fills a new request from its template: settings as soon as it is chosen, role mappings after the first save. */
export function followTemplate(form: Xrm.FormContext, chosen: (providerId: string | undefined) => void, failed: (work: () => Promise<unknown>) => void): void {
  if (form.data.entity.getId() !== '') return;
  const apply = () => failed(async () => chosen(await applyTemplate(form)));
  form.getAttribute(column)?.addOnChange(apply);
  if (templateOf(form) !== undefined) apply();
  let copied = false;
  form.data.entity.addOnPostSave(() => {
    const requestId = plainId(form.data.entity.getId());
    const templateId = templateOf(form);
    if (copied || requestId === '' || templateId === undefined) return;
    copied = true;
    failed(async () => {
      await copyMappings(requestId, templateId);
      if (!form.data.getIsDirty() && form.data.entity.getEntityName() === gdapRequest.logicalName) await form.data.refresh(false);
    });
  });
}
