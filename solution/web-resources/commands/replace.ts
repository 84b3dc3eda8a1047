import { gdapRequest, RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { errorText } from '../shared/error-text';
import { readMappings, type MappingRow } from '../shared/mappings';
import { createRequest, type NewRequest } from '../shared/new-requests';
import { readRequests, type RequestRow } from '../shared/requests';
import { counted, text } from '../shared/text';
import { busy } from './busy';
import { decide, type Selection } from './decide';
import { showReport, type Outcome } from './outcome';
import { requestOnForm, selectedIds, statusOnForm, type ListControl } from './places';
import { untouched } from './set-status';

/** Enable rule of the form: a draft can simply be changed. */
export const canReplace = (form: Xrm.FormContext): boolean => {
  const status = statusOnForm(form);
  return requestOnForm(form) !== undefined && (status === undefined || status !== requestStatus.draft.value);
};

/** Why a request needs no replacement. */
const needless = ({ status, statusLabel, customer }: RequestRow): string | undefined => {
  if (status === requestStatus.draft.value) return text('Skip_Status', statusLabel);
  return customer?.id ? undefined : text('Skip_NoCustomer');
};

/** Makes a draft that asks for the same again, and opens it. */
export async function replaceForm(form: Xrm.FormContext): Promise<void> {
  const id = requestOnForm(form);
  if (id !== undefined) await replace([id]);
}

export async function replaceList(list: ListControl, ids: readonly string[]): Promise<void> {
  const selected = selectedIds(ids);
  if (selected.length > 1) {
    const { confirmed } = await Xrm.Navigation.openConfirmDialog({
      title: text('Replace_Title'), text: counted('Replace_Confirm', selected.length), confirmButtonLabel: text('Replace_Button'), cancelButtonLabel: text('Cancel'),
    });
    if (!confirmed) return;
  }
  await replace(selected);
  list.refresh();
}

async function replace(ids: readonly string[]): Promise<void> {
  const made: string[] = [];
  const outcomes = await busy(text('Replace_Progress'), async (say) => {
    const selection: Selection = decide(ids, await readRequests(ids), needless);
    const mappings = await readMappings('request', ...selection.act.map(({ id }) => id));
    const results: Outcome[] = [];
    for (const row of selection.act) {
      say(text('Progress', results.length, selection.act.length));
      const draft = replacementOf(row, mappings.filter(({ ownerId }) => ownerId === row.id), crypto.randomUUID());
      results.push(await create(draft, made));
    }
    return [...results, ...untouched(selection)];
  });
  const [only, another] = made;
  if (only !== undefined && another === undefined && outcomes.length === 1) {
    await Xrm.Navigation.openForm({ entityName: gdapRequest.logicalName, entityId: only });
    return;
  }
  await showReport(text('Replace_Title'), 'Replace_Done', outcomes);
}

/** The draft that asks for the same again. Pure but for its texts. */
const replacementOf = (row: RequestRow, mappings: readonly MappingRow[], id: string): NewRequest => ({
  id,
  name: text('Replace_Name', row.name),
  customerId: row.customer?.id ?? '',
  tenantId: row.tenant?.id,
  templateId: row.template?.id,
  autoRenew: row.autoRenew,
  durationDays: row.durationDays ?? 0,
  origin: RequestOrigin.replacement,
  replacesId: row.id,
  mappings,
});

async function create(draft: NewRequest, made: string[]): Promise<Outcome> {
  try {
    await createRequest(draft);
    made.push(draft.id);
    return { name: draft.name, result: 'done' };
  } catch (error) {
    return { name: draft.name, result: 'failed', reason: errorText(error) };
  }
}
