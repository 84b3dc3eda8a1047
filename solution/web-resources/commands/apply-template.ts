import { text } from '../shared/text';
import { refreshForm, rowOnForm, savedForm, selectedIds, type ListControl } from './places';

/** The page that shows which requests differ from their template, and brings them to it. */
const page = 'gdap_/pages/apply-template.html';

export async function applyTemplateForm(form: Xrm.FormContext): Promise<void> {
  const id = rowOnForm(form);
  if (id === undefined || !(await savedForm(form))) return;
  await open(id);
  await refreshForm(form);
}

export async function applyTemplateList(list: ListControl, ids: readonly string[]): Promise<void> {
  const [id] = selectedIds(ids);
  if (id === undefined) return;
  await open(id);
  list.refresh();
}

async function open(templateId: string): Promise<void> {
  await Xrm.Navigation.navigateTo(
    { pageType: 'webresource', webresourceName: page, data: JSON.stringify({ template: templateId }) },
    { target: 2, position: 1, width: { value: 960, unit: 'px' }, height: { value: 720, unit: 'px' }, title: text('Applying_Title') },
  );
}
