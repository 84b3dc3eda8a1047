import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';

/** Days: as long as Microsoft allows, which is what most requests ask for. */
const longestDuration = 730;

/**
 * Proposes a duration as soon as somebody begins to fill in a new row: earlier, whoever only looked would be asked
 * about unsaved changes.
 * @param beginnings logical names of the columns that are filled in first
 */
export function proposeDuration(form: Xrm.FormContext, beginnings: readonly string[]): void {
  if (form.data.entity.getId() !== '') return;
  const duration = form.getAttribute<Xrm.Attributes.NumberAttribute>('gdap_durationdays');
  let isOpen = true;
  const propose = () => {
    if (isOpen && duration?.getValue() === null) duration.setValue(longestDuration);
    isOpen = false;
  };
  for (const column of beginnings) form.getAttribute(column)?.addOnChange(propose);
  if (beginnings.some((column) => form.getAttribute(column)?.getValue() ?? false)) propose();
}

/** Names a new request after its customer and template, until somebody gives it a name. */
export function proposeName(form: Xrm.FormContext): void {
  if (form.data.entity.getId() !== '') return;
  const name = form.getAttribute<Xrm.Attributes.StringAttribute>('gdap_name');
  let proposed = '';
  const propose = () => {
    if (!name || (name.getValue() ?? '') !== proposed) return;
    proposed = nameOf(chosen(form, 'gdap_accountid'), chosen(form, 'gdap_templateid'));
    name.setValue(proposed === '' ? null : proposed);
  };
  for (const column of ['gdap_accountid', 'gdap_templateid']) form.getAttribute(column)?.addOnChange(propose);
  propose();
}

/** Customer and template, as New from Template names requests; nothing without a customer. Pure. */
const nameOf = (customer: string | undefined, template: string | undefined): string =>
  customer === undefined ? '' : [customer, ...(template === undefined ? [] : [template])].join(': ').slice(0, gdapRequest.columns.gdap_Name.maxLength);

const chosen = (form: Xrm.FormContext, column: string): string | undefined =>
  form.getAttribute<Xrm.Attributes.LookupAttribute>(column)?.getValue()?.[0]?.name || undefined;
