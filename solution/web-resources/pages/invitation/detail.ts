import { gdapMessageTemplate } from '@gdap-manager/entities/message-template/table';
import { text } from '../../shared/text';
import { element, listening } from '../elements';
import { ageOf } from './ages';
import { copyRich } from './copying';
import { contentOf, kindOf, obstaclesOf, type Draft } from './draft';
import { previewOf } from './preview';
import { recipientField } from './recipient-field';
import type { Template } from './templates';

/** What the detail needs to know, and whom it tells. */
export interface DetailHost {
  readonly now: number;
  readonly canSend: boolean;
  readonly templates: readonly Template[];
  readonly dateText: (moment: number) => string;
  readonly changed: (draft: Draft) => void;
  readonly say: (message: string, isBad?: boolean) => void;
}

/** One message: to whom, what it says, and how the customer will see it. */
export function messageDetail(first: Draft, { now, canSend, templates, dateText, changed, say }: DetailHost): HTMLElement {
  let draft = first;
  const { company, partner, requests, leftOut } = draft.message;
  const subject = element('input', { type: 'text', id: 'subject', maxlength: gdapMessageTemplate.columns.gdap_Subject.maxLength, autocomplete: 'off' });
  const body = element('textarea', { id: 'body', rows: 12, maxlength: gdapMessageTemplate.columns.gdap_Body.maxLength });
  const why = element('p', { class: 'quiet' });
  const reset = element('button', { type: 'button', class: 'small' }, text('Invite_Reset'));
  const obstacles = element('ul', { class: 'obstacles bad' });
  const preview = element('div', { class: 'preview' });
  const links = requests.map(({ link }) => link ?? '');

  /** Shows the draft; what somebody is typing into is left alone. */
  const show = (typing = false): void => {
    const content = contentOf(draft, now);
    if (!typing) {
      subject.value = content.subject;
      body.value = content.text;
    }
    reset.hidden = draft.edited === undefined;
    why.textContent = draft.edited ? text('Invite_Edited') : draft.reason === undefined ? '' : text(reasonKeys[draft.reason]);
    obstacles.replaceChildren(...obstaclesOf(draft, content, canSend).map((line) => element('li', {}, line)));
    const { recipient } = draft;
    preview.replaceChildren(
      element('p', { class: 'head' }, text('Invite_PreviewTo', recipient ? `${recipient.name} <${recipient.address ?? '–'}>` : '–')),
      element('p', { class: 'head' }, text('Invite_PreviewSubject', content.subject)),
      element('div', { class: 'text' }, ...previewOf(content.text, links)),
    );
  };
  const set = (change: Partial<Draft>, typing = false): void => {
    draft = { ...draft, ...change };
    show(typing);
    changed(draft);
  };
  const typed = (): void => set({ edited: { subject: subject.value, text: body.value } }, true);
  subject.addEventListener('input', typed);
  body.addEventListener('input', typed);
  reset.addEventListener('click', () => {
    set({ edited: undefined });
    body.focus();
  });
  const copy = async (): Promise<void> => {
    const content = contentOf(draft, now);
    if (await copyRich(content.text, content.html)) say(text('Invite_Copied'));
    else {
      body.select();
      say(text('Invite_CopyByHand'), true);
    }
  };

  const facts = [
    ...requests.map((request) => element('li', {}, element('span', { class: 'name' }, request.name), element('span', { class: 'quiet' }, ` ${ageOf(request, now, dateText)}`))),
    ...leftOut.map(({ request, reason }) => element('li', {}, element('span', { class: 'name' }, request.name), element('span', { class: 'quiet' }, ` ${text('Invite_LeftOut', reason)}`))),
  ];
  const root = element(
    'section',
    { class: 'detail', 'aria-labelledby': 'detail-title' },
    element('h2', { id: 'detail-title', tabindex: -1 }, company.name),
    element('p', { class: 'quiet' }, text('Invite_Through', partner.name)),
    element('ul', { class: 'facts' }, ...facts),
    ...(requests.length === 0
      ? []
      : [
          recipientField(draft, (recipient) => set({ recipient })),
          templateField(draft, templates, (template) => set({ template, reason: undefined, edited: undefined })),
          why,
          field('subject', 'Invite_Subject', subject),
          field('body', 'Invite_Text', body),
          element('div', { class: 'tools' }, reset, listening(element('button', { type: 'button', class: 'small' }, text('Invite_Copy')), 'click', () => void copy())),
          obstacles,
          element('section', { 'aria-label': text('Invite_Preview') }, element('h3', {}, text('Invite_Preview')), preview),
        ]),
  );
  show();
  return root;
}

const reasonKeys = {
  providerAndCategory: 'Invite_ByProviderAndCategory', provider: 'Invite_ByProvider', category: 'Invite_ByCategory', everyone: 'Invite_ByEveryone', builtIn: 'Invite_ByBuiltIn',
} as const;
const kindKeys = { invitation: 'Invite_KindInvitation', reminder: 'Invite_KindReminder', replacement: 'Invite_KindReplacement' } as const;

const field = (id: string, label: string, input: HTMLElement): HTMLElement => element('div', { class: 'field' }, element('label', { class: 'above', for: id }, text(label)), input);

/** Templates of this provider or of every one, those of the message's kind first. */
function templateField({ message, template: chosen }: Draft, templates: readonly Template[], choose: (template: Template | undefined) => void): HTMLElement {
  const kind = kindOf(message);
  const offered = templates
    .filter(({ providerId }) => providerId === null || providerId === message.partner.id)
    .sort((one, other) => Number(one.kind !== kind) - Number(other.kind !== kind) || one.name.localeCompare(other.name));
  const select = element(
    'select',
    { id: 'template' },
    element('option', { value: '', selected: chosen === undefined }, text('Invite_BuiltIn', text(kindKeys[kind]))),
    ...offered.map(({ id, name, kind: its }) => element('option', { value: id, selected: id === chosen?.id }, text('Invite_TemplateOption', name, text(kindKeys[its])))),
  );
  select.addEventListener('change', () => choose(offered.find(({ id }) => id === select.value)));
  return field('template', 'Invite_Template', select);
}
