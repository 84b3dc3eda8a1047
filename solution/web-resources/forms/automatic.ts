import type { CandidateTemplate } from '@gdap-manager/entities/gdap-template/applying';
import { AutomaticRequests, gdapProvider } from '@gdap-manager/entities/provider/table';
import { readPreview, type Preview } from '../shared/automatic-preview';
import { plainId } from '../shared/guid';
import { counted, text } from '../shared/text';

/** Columns of a template that decide to whom it applies. */
const deciding = ['gdap_isdefault', 'gdap_isadditional', 'gdap_categoryid', 'gdap_providerid'] as const;

const isOn = (form: Xrm.FormContext, column: string): boolean => form.getAttribute<Xrm.Attributes.BooleanAttribute>(column)?.getValue() === true;
const lookedUp = (form: Xrm.FormContext, column: string): string | null => {
  const id = form.getAttribute<Xrm.Attributes.LookupAttribute>(column)?.getValue()?.[0]?.id;
  return id === undefined ? null : plainId(id);
};

/**
 * Asks before a template is saved from which existing customers will get requests by themselves, and says how many.
 * @returns whether somebody decided against it
 */
export async function declinesTemplate(form: Xrm.FormContext, id: string | undefined): Promise<boolean> {
  const providerId = lookedUp(form, 'gdap_providerid');
  const isTouched = deciding.some((column) => form.getAttribute(column)?.getIsDirty());
  if (!isTouched || !isOn(form, 'gdap_isdefault') || providerId === null || !(await isAutomatic(providerId))) return false;
  const asOnForm: CandidateTemplate = {
    // A template that is new has no id yet; none of the others has this one.
    id: id ?? 'new', name: form.getAttribute<Xrm.Attributes.StringAttribute>('gdap_name')?.getValue() ?? '', providerId, categoryId: lookedUp(form, 'gdap_categoryid'),
    isDefault: true, isAdditional: isOn(form, 'gdap_isadditional'), isActive: true,
  };
  return declines(await readPreview(providerId, asOnForm), isOn(form, 'gdap_submitautomatically'));
}

/** The same before automatic requests of a provider are switched on. */
export async function declinesProvider(form: Xrm.FormContext, id: string | undefined): Promise<boolean> {
  const choice = form.getAttribute<Xrm.Attributes.OptionSetAttribute>('gdap_automaticrequests');
  if (id === undefined || !choice?.getIsDirty() || choice.getValue() !== AutomaticRequests.on) return false;
  return declines(await readPreview(id), false);
}

async function isAutomatic(providerId: string): Promise<boolean> {
  const row = (await Xrm.WebApi.retrieveRecord(gdapProvider.logicalName, providerId, '?$select=gdap_automaticrequests')) as { gdap_automaticrequests?: number | null };
  return row.gdap_automaticrequests === AutomaticRequests.on;
}

async function declines({ drafts, tenants, served }: Preview, areSubmitted: boolean): Promise<boolean> {
  if (drafts === 0) return false;
  const sentences = [
    counted(areSubmitted ? 'Automatic_WillSubmit' : 'Automatic_WillDraft', drafts, tenants),
    ...(served > 0 ? [counted('Automatic_Served', served)] : []),
  ];
  const { confirmed } = await Xrm.Navigation.openConfirmDialog({
    title: text('Automatic_Title'), text: sentences.join('\n\n'), confirmButtonLabel: text('Automatic_Go'), cancelButtonLabel: text('Cancel'),
  });
  return !confirmed;
}
