import { plainId } from '../shared/guid';
import { declinesTemplate } from './automatic';
import { proposeDuration } from './proposals';
import { checkDuration, checkRenewal, keepRules, savesAgainstRenewal, type MappingOwner } from './rules';
import { guardSaving } from './saving';
import { forgetRefusals, refusesTemplate } from './template-problems';
import { told } from './told';

/** When the form of a GDAP template opens: the same rules as for the requests that are made from it. */
export function onLoad(context: Xrm.Events.EventContext): void {
  const form = context.getFormContext();
  const owner = (): MappingOwner | undefined => {
    const id = plainId(form.data.entity.getId());
    return id === '' ? undefined : { kind: 'template', id };
  };
  proposeDuration(form, ['gdap_name', 'gdap_providerid']);
  guardSaving(form, async () => (await savesAgainstRenewal(form, owner())) || (await refusesTemplate(form, owner()?.id)) || declinesTemplate(form, owner()?.id));
  keepRules(form, owner);
  forgetRefusals(form);
  const filled = () =>
    told(form, async () => {
      checkDuration(form);
      await checkRenewal(form, owner());
    });
  form.data.addOnLoad(filled);
  filled();
}
