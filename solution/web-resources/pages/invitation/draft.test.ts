import * as fc from 'fast-check';
import { idOf, installXrm } from '../../testing/xrm';
import { contentOf, draftOf, obstaclesOf, type Draft } from './draft';
import { messagesOf } from './messages';
import { previewOf } from './preview';
import type { Template } from './templates';
import { asked, now, person, worldOf } from './testing';

const template = (number: number, more: Partial<Template> = {}): Template => ({
  id: idOf(number), name: `Template ${number}`, kind: 'invitation', language: 'english', providerId: null, categoryId: null, subject: 'For {{customer}}', body: '{{greeting}}\n{{link}}', createdOn: number, isActive: true, ...more,
});

describe('a draft', () => {
  beforeEach(() => void installXrm());
  const draft = (templates: readonly Template[] = [], requests = [asked(1)], contacts = [person(1)]): Draft => draftOf(messagesOf(worldOf(requests, contacts))[0]!, templates);
  const obstacles = (one: Draft, canSend = true) => obstaclesOf(one, contentOf(one, now), canSend);

  it('says what the most specific template says, and why it is that one', () => {
    const one = draft([template(1), template(2, { providerId: idOf(200), language: 'german' })]);
    expect(one).toMatchObject({ reason: 'provider', template: { name: 'Template 2' } });
    expect(contentOf(one, now)).toMatchObject({ subject: 'For Customer 100', text: 'Guten Tag Person 1,\nhttps://admin.example/1' });
  });

  it('reminds whoever was asked for everything already', () => {
    expect(contentOf(draft([], [asked(1, { sent: 1 })]), now).subject).toMatch(/^Reminder: Fabrikam/);
    expect(contentOf(draft([], [asked(1, { sent: 1 }), asked(2)]), now).subject).toMatch(/^Fabrikam asks/);
  });

  it('can be sent as it is', () => {
    expect(obstacles(draft())).toEqual([]);
  });

  it('is not sent with placeholders that stand for nothing, to nobody, without a link or a subject, by somebody without an address', () => {
    expect(obstacles(draft([template(1, { body: '{{greetings}} {{link}}' })]))).toEqual([expect.stringMatching(/stand for nothing: \{\{greetings\}\}/)]);
    expect(obstacles(draft([template(1, { body: 'Hello' })]))).toEqual([expect.stringMatching(/template lacks the acceptance link/)]);
    expect(obstacles(draft([], [asked(1)], []))).toEqual([expect.stringMatching(/Choose somebody at Customer 100/)]);
    expect(obstacles(draft([], [asked(1)], [person(1, { isActive: false })]))).toEqual([expect.stringMatching(/Choose somebody/)]);
    expect(obstacles({ ...draft(), edited: { subject: ' ', text: 'https://admin.example/1 {{customer}}' } })).toEqual([expect.stringMatching(/not filled in: \{\{customer\}\}/), 'The subject is empty.']);
    expect(obstacles(draft(), false)).toEqual([expect.stringMatching(/You have no e-mail address/)]);
  });

  it('needs the links of all its requests', () => {
    const two = draft([], [asked(1), asked(2)]);
    expect(obstacles({ ...two, edited: { subject: 'x', text: 'https://admin.example/1' } })).toEqual([expect.stringMatching(/lacks the acceptance link/)]);
    expect(obstacles({ ...two, edited: { subject: 'x', text: 'https://admin.example/1 https://admin.example/2' } })).toEqual([]);
  });

  it('takes braces in names as text', () => {
    const one = draft([], [asked(1, { roles: [{ name: '{{Reader}} <b>' }] })]);
    expect(obstacles(one)).toEqual([]);
    const { subject, text } = contentOf(one, now);
    expect(obstacles({ ...one, edited: { subject, text: `${text} P.S.` } })).toEqual([]);
  });

  it('sends whatever somebody writes as text', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const { html } = contentOf({ ...draft(), edited: { subject: 'x', text: `${text}https://admin.example/1<script>` } }, now);
      expect(html.replace(/<br>|<a href="https:\/\/admin\.example\/1">|<\/a>/g, '')).not.toMatch(/[<>]/);
    }));
  });

  it('is previewed as text, with links to the acceptance alone', () => {
    const shown = document.createElement('div');
    shown.append(...previewOf('<b>Hi</b> https://admin.example/12 https://admin.example/1 javascript:x', ['https://admin.example/1', 'https://admin.example/12', 'javascript:x']));
    expect(shown.textContent).toBe('<b>Hi</b> https://admin.example/12 https://admin.example/1 javascript:x');
    expect([...shown.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://admin.example/12', 'https://admin.example/1']);
    expect(shown.querySelector('b')).toBeNull();
  });
});
