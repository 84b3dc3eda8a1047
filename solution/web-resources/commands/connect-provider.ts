import { text } from '../shared/text';
import { refreshForm, rowOnForm, savedForm, selectedIds, type ListControl } from './places';

/** The page on which a provider is connected. */
const page = 'gdap_/pages/connect-provider.html';

const open = (providerId: string): Promise<unknown> =>
  Promise.resolve(
    Xrm.Navigation.navigateTo(
      { pageType: 'webresource', webresourceName: page, data: providerId },
      { target: 2, position: 1, width: { value: 760, unit: 'px' }, height: { value: 720, unit: 'px' }, title: text('Connect_Title') },
    ),
  );

/** On the form of a provider: what was typed is saved first, for the page shows what is stored. */
export async function connectForm(form: Xrm.FormContext): Promise<void> {
  if (!(await savedForm(form))) return;
  const id = rowOnForm(form);
  if (id === undefined) return;
  await open(id);
  await refreshForm(form);
}

/** On a list of providers, of which one is selected. */
export async function connectList(list: ListControl, ids: readonly string[]): Promise<void> {
  const [id] = selectedIds(ids);
  if (id === undefined) return;
  await open(id);
  list.refresh();
}
