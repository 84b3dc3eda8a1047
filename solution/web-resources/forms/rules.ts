import type { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { isDuration } from '@gdap-manager/entities/gdap-template/problems';
import type { FieldOf } from '../shared/field';
import { readMappings, rolesAgainstRenewal } from '../shared/mappings';
import { text } from '../shared/text';
import { told } from './told';

const autoRenew = 'gdap_autorenew' satisfies FieldOf<typeof gdapRequest>;
const duration = 'gdap_durationdays' satisfies FieldOf<typeof gdapRequest>;

/** Puts an error beside a field, wherever it is shown, or takes it away. While it stands, the form is not saved. */
function fieldError(form: Xrm.FormContext, column: string, id: string, message: string | undefined): void {
  form.getAttribute(column)?.controls.forEach((control) => {
    const standard = control as Xrm.Controls.StandardControl;
    if (message === undefined) standard.clearNotification(id);
    else standard.setNotification(message, id);
  });
}

/** Says at once that a duration is impossible. An empty one is the form's own business. */
export function checkDuration(form: Xrm.FormContext): void {
  const days = form.getAttribute<Xrm.Attributes.NumberAttribute>(duration)?.getValue() ?? null;
  fieldError(form, duration, 'gdap.duration', days === null || isDuration(days) ? undefined : text('Duration_Wrong'));
}

/** Whose role mappings count: the row's own, and those of a template that a new request will get. */
export interface MappingOwner {
  readonly kind: 'request' | 'template';
  readonly id: string;
}

/**
 * Says at once that auto-renew does not go together with a role such as Global Administrator.
 * @returns whether the two are together
 */
export async function checkRenewal(form: Xrm.FormContext, owner: MappingOwner | undefined): Promise<boolean> {
  const isOn = () => form.getAttribute<Xrm.Attributes.BooleanAttribute>(autoRenew)?.getValue() === true;
  const roles = owner && isOn() ? rolesAgainstRenewal(await readMappings(owner.kind, owner.id)) : [];
  const together = roles.length > 0 && isOn();
  fieldError(form, autoRenew, 'gdap.renewal', together ? text('Renewal_Excluded', roles.join(', ')) : undefined);
  return together;
}

/** The same when a form is saved, where the save is about it: a new row, or auto-renew. */
export async function savesAgainstRenewal(form: Xrm.FormContext, owner: MappingOwner | undefined): Promise<boolean> {
  const isAboutIt = form.data.entity.getId() === '' || form.getAttribute(autoRenew)?.getIsDirty() === true;
  return isAboutIt && checkRenewal(form, owner);
}

/** Checks the rules when what they are about changes. */
export function keepRules(form: Xrm.FormContext, owner: () => MappingOwner | undefined): void {
  form.getAttribute(duration)?.addOnChange(() => checkDuration(form));
  form.getAttribute(autoRenew)?.addOnChange(() => told(form, () => checkRenewal(form, owner())));
}
