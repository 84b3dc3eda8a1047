import { placeholders, renderMessage, type MessageFacts, type MessageLanguageName } from '@gdap-manager/entities/message-template/message';
import { TemplateLanguage } from '@gdap-manager/entities/message-template/table';
import { environmentNow } from '../shared/environment-time';
import { text } from '../shared/text';

const day = 24 * 3600 * 1000;

/** What an example message tells. Pure but for the texts. */
const example = (now: number): MessageFacts => ({
  customer: 'Contoso',
  contact: text('Example_Contact'),
  partner: text('Example_Partner'),
  now,
  requests: [
    {
      name: text('Example_Request'),
      roles: [{ name: 'Helpdesk Administrator', description: text('Example_Helpdesk') }, { name: 'Service Support Administrator', description: text('Example_Support') }],
      durationDays: 365,
      autoRenew: true,
      link: 'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/…',
      approvalDueOn: now + 90 * day,
      replaces: { endsOn: now + 60 * day },
    },
  ],
});

/** Lists what may stand in double braces, in the language of the person. */
export async function showPlaceholders(): Promise<void> {
  const isGerman = Xrm.Utility.getGlobalContext().userSettings.languageId === 1031;
  const lines = placeholders.map(({ name, english, german }) => `{{${name}}}: ${isGerman ? german : english}`);
  await Xrm.Navigation.openAlertDialog({ title: text('Placeholders_Title'), text: [text('Placeholders_Use'), '', ...lines].join('\n') }, { width: 640, height: 560 });
}

/** Shows what a customer would read, by the text as it stands on the form. */
export async function previewMessage(form: Xrm.FormContext): Promise<void> {
  const valueOf = (column: string): string => form.getAttribute<Xrm.Attributes.StringAttribute>(column)?.getValue() ?? '';
  const language: MessageLanguageName = form.getAttribute<Xrm.Attributes.OptionSetAttribute>('gdap_language')?.getValue() === TemplateLanguage.german ? 'german' : 'english';
  const { subject, text: message, unknown } = renderMessage({ subject: valueOf('gdap_subject'), body: valueOf('gdap_body') }, example(await environmentNow()), language);
  const warning = unknown.length === 0 ? [] : [text('Preview_Unknown', unknown.join(', ')), ''];
  await Xrm.Navigation.openAlertDialog({ title: subject || text('Preview_NoSubject'), text: [...warning, message].join('\n') }, { width: 640, height: 640 });
}
