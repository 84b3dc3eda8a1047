import { account } from '@gdap-manager/entities/account/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import { plainId } from '../shared/guid';
import { handOver } from '../shared/handover';
import { text } from '../shared/text';
import type { Preset } from '../pages/preset';
import { selectedIds, type ListControl } from './places';

/** The page on which templates, customer and tenants are chosen. */
const page = 'gdap_/pages/new-from-template.html';

async function open(preset: Preset): Promise<void> {
  await Xrm.Navigation.navigateTo(
    { pageType: 'webresource', webresourceName: page, data: JSON.stringify(preset) },
    { target: 2, position: 1, width: { value: 720, unit: 'px' }, height: { value: 640, unit: 'px' }, title: text('New_Title') },
  );
}

/** On a list of requests, or on the requests of an account: the account is chosen already. */
export async function newFromTemplateList(list: ListControl, _ids: readonly string[], parent?: Xrm.FormContext): Promise<void> {
  await open(presetOf(parent));
  list.refresh();
}

/** On the form of an account, of a tenant's customer, or of a template. */
export async function newFromTemplateForm(form: Xrm.FormContext): Promise<void> {
  await open(presetOf(form));
  // What somebody was typing is not thrown away.
  if (!form.data.getIsDirty()) await form.data.refresh(false);
}

/** On a list of templates: those are chosen already. */
export async function newFromTemplates(list: ListControl, ids: readonly string[]): Promise<void> {
  await open({ templateIds: selectedIds(ids) });
  list.refresh();
}

/** On a list of accounts: drafts for each of them. */
export async function newFromTemplateAccounts(list: ListControl, ids: readonly string[]): Promise<void> {
  await open({ customers: handOver(selectedIds(ids)) });
  list.refresh();
}

function presetOf(form: Xrm.FormContext | undefined): Preset {
  const entity = form?.data?.entity;
  const id = entity ? plainId(entity.getId()) : '';
  if (!entity || id === '') return {};
  if (entity.getEntityName() === account.logicalName) return { customer: { id, name: entity.getPrimaryAttributeValue() } };
  return entity.getEntityName() === gdapTemplate.logicalName ? { templateIds: [id] } : {};
}

/** Enable rule of forms: the row has to be there. */
export const isSaved = (form: Xrm.FormContext): boolean => form.data.entity.getId() !== '';
