import { problemsOf, type TermsProblem } from '@gdap-manager/entities/gdap-template/problems';
import { plainId } from '../shared/guid';
import { problemText, readTerms, type OwnedMapping } from '../shared/terms';
import { text } from '../shared/text';

const notice = 'gdap.problems';

const providerOf = (form: Xrm.FormContext): string | null => {
  const id = form.getAttribute<Xrm.Attributes.LookupAttribute>('gdap_providerid')?.getValue()?.[0]?.id;
  return id === undefined ? null : plainId(id);
};

const yesNo = (form: Xrm.FormContext, column: string): Xrm.Attributes.BooleanAttribute | null => form.getAttribute<Xrm.Attributes.BooleanAttribute>(column);

/** What Microsoft would refuse of the template as it stands on the form, with the roles that are stored. */
const problemsOn = (form: Xrm.FormContext, mappings: readonly OwnedMapping[]): TermsProblem[] =>
  problemsOf({
    autoRenew: yesNo(form, 'gdap_autorenew')?.getValue() === true,
    durationDays: form.getAttribute<Xrm.Attributes.NumberAttribute>('gdap_durationdays')?.getValue() ?? null,
    providerId: providerOf(form),
    mappings,
  });

/**
 * Refuses to save what cannot be: a provider whose tenant does not have the groups of the mappings, or a default of
 * which Microsoft would refuse every request. Each is said at its field.
 * @returns whether it is refused
 */
export async function refusesTemplate(form: Xrm.FormContext, id: string | undefined): Promise<boolean> {
  const provider = form.getAttribute('gdap_providerid');
  const isDefault = yesNo(form, 'gdap_isdefault');
  const becomesDefault = isDefault?.getValue() === true && isDefault.getIsDirty();
  if (id === undefined || !(provider?.getIsDirty() || becomesDefault)) return false;

  const refused = problemsOn(form, await readTerms('template', id)).filter(({ weight }) => weight === 'refused');
  const foreign = provider?.getIsDirty() ? refused.filter(({ code }) => code === 'foreignGroup') : [];
  say(form, 'gdap_providerid', foreign.map(problemText));
  say(form, 'gdap_isdefault', becomesDefault && refused.length > 0 ? [text('Default_Refused'), ...refused.map(problemText)] : []);
  return foreign.length > 0 || (becomesDefault && refused.length > 0);
}

/** Takes back what was refused as soon as somebody chooses something else. */
export function forgetRefusals(form: Xrm.FormContext): void {
  for (const column of ['gdap_providerid', 'gdap_isdefault']) form.getAttribute(column)?.addOnChange(() => say(form, column, []));
}

function say(form: Xrm.FormContext, column: string, sentences: readonly string[]): void {
  form.getAttribute(column)?.controls.forEach((control) => {
    const standard = control as Xrm.Controls.StandardControl;
    if (sentences.length === 0) standard.clearNotification(notice);
    else standard.setNotification(sentences.join(' '), notice);
  });
}
