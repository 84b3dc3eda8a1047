import { handOver } from '../shared/handover';
import { text } from '../shared/text';
import { refreshForm, rowOnForm, savedForm, selectedIds, type ListControl } from './places';
import { unmatchedOnForm } from './tenants';

/** The page on which accounts are chosen for tenants. */
const page = 'gdap_/pages/match-customers.html';

/** Enable rule of the form. */
export const canMatch = unmatchedOnForm;

export async function matchForm(form: Xrm.FormContext): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = rowOnForm(form);
  if (id === undefined) return;
  await open([id]);
  await refreshForm(form);
}

/** The selected tenants; where none is selected, all that need matching. */
export async function matchList(list: ListControl, ids: readonly string[]): Promise<void> {
  await open(selectedIds(ids));
  list.refresh();
}

async function open(ids: readonly string[]): Promise<void> {
  const data = ids.length > 0 ? { data: JSON.stringify({ tenants: handOver(ids) }) } : {};
  await Xrm.Navigation.navigateTo(
    { pageType: 'webresource', webresourceName: page, ...data },
    { target: 2, position: 1, width: { value: 960, unit: 'px' }, height: { value: 720, unit: 'px' }, title: text('Matching_Title') },
  );
}
