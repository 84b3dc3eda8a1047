import { messageProblemText, problemsOfTemplate } from '@gdap-manager/entities/message-template/message';
import { text } from '../shared/text';
import { notify } from './notify';
import { guardSaving } from './saving';

const notice = 'gdap.message';

/** When the form of a message template opens: what is wrong with its text is said as soon as it is entered; saved it can be all the same. */
export function onLoad(context: Xrm.Events.EventContext): void {
  const form = context.getFormContext();
  guardSaving(form);
  const show = (): void => showProblems(form);
  for (const column of ['gdap_subject', 'gdap_body']) form.getAttribute(column)?.addOnChange(show);
  form.data.addOnLoad(show);
  show();
}

function showProblems(form: Xrm.FormContext): void {
  const valueOf = (column: string): string => form.getAttribute<Xrm.Attributes.StringAttribute>(column)?.getValue() ?? '';
  const [subject, body] = [valueOf('gdap_subject'), valueOf('gdap_body')];
  // Where nobody has begun, nothing is wrong yet.
  const problems = subject === '' && body === '' ? [] : problemsOfTemplate({ subject, body });
  if (problems.length === 0) return void form.ui.clearFormNotification(notice);
  const language = Xrm.Utility.getGlobalContext().userSettings.languageId === 1031 ? 'german' : 'english';
  notify(form, notice, 'WARNING', [text('Message_NotSent'), ...problems.map((problem) => messageProblemText(problem, language))].join(' '));
}
