import { TemplateLanguage } from '@gdap-manager/entities/message-template/table';
import { previewMessage, showPlaceholders } from '../commands/preview-message';
import { openForm, settle, type TestForm } from '../testing/form';
import { idOf, installXrm, type FakeXrm } from '../testing/xrm';
import { onLoad } from './message-template';

describe('the form of a message template', () => {
  let xrm: FakeXrm;
  async function open(subject: string | null, body: string | null, language: 1033 | 1031 = 1033): Promise<TestForm> {
    xrm = installXrm(language);
    xrm.rows.gdap_messagetemplate = [{ gdap_messagetemplateid: idOf(1) }];
    const form = openForm(xrm, 'gdap_messagetemplate', idOf(1), {
      gdap_subject: { kind: 'text', value: subject }, gdap_body: { kind: 'text', value: body }, gdap_language: { kind: 'choice', value: TemplateLanguage.english },
    });
    onLoad(form.context);
    await settle();
    return form;
  }

  it('says nothing of a good text, nor of one that nobody has begun', async () => {
    expect((await open('{{partner}} asks', 'Please: {{link}}')).notices()).toEqual({});
    expect((await open(null, null)).notices()).toEqual({});
  });

  it('says what stands for nothing and what is missing, what happens then, and takes it back', async () => {
    const form = await open('Hello', 'Dear {{contcat}}');
    expect(form.notices()['gdap.message']).toMatch(/can be saved, but no message is sent.*\{\{contcat\}\}.*lacks \{\{link\}\}/);
    await form.enter('gdap_body', 'Dear {{contact}}: {{link}}');
    expect(form.notices()).toEqual({});
  });

  it('says it in German to those who work in German', async () => {
    expect((await open('Hallo', 'Hallo', 1031)).notices()['gdap.message']).toMatch(/Im Text fehlt \{\{link\}\}/);
  });

  it('lists the placeholders, in the language of whoever asks', async () => {
    await open(null, null, 1031);
    await showPlaceholders();
    expect(xrm.shown.alerts[0]).toMatch(/^Schreiben Sie sie.*\{\{link\}\}: Der Genehmigungslink/s);
  });

  it('shows an example, markup as the text that it is, and what keeps it from being sent', async () => {
    const form = await open('For {{customer}}', '<b>{{contact}}</b>\n{{nobody}}\n{{roles}}');
    await previewMessage(form.form);
    expect(xrm.shown.alerts[0]).toMatch(/^Not sent like this: \{\{nobody\}\} stands for nothing\.\n\n<b>Ada Okoye<\/b>\n\{\{nobody\}\}\n- Helpdesk Administrator: Resets/);
  });
});
