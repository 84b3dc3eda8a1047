import { cut } from '../cut';
import type { MessageFacts, MessageLanguageName, MessageRequest, MessageText } from './facts';
import { htmlOf } from './html';
import { fill, parseText, type ParsedText } from './parse';
import { customerView, oneLine, requestView } from './words';

export interface RenderedMessage {
  /** One line, 200 characters at most. */
  readonly subject: string;
  readonly text: string;
  /** The same text as HTML: nothing in it is markup but line breaks and the acceptance links. */
  readonly html: string;
  /** Tags that stand for nothing, as written. They stay visible in the preview; a message with any is not sent. */
  readonly unknown: readonly string[];
  /** Some request's link did not come into the text: the customer could not approve. Such a message is not sent. */
  readonly lacksLink: boolean;
}

/** Between requests of a message whose template tells of one alone. */
const separator = '\n\n— — —\n\n';

/**
 * A message from its template. Several requests come one after the other where the template has the link in a section
 * `{{#requests}}`; else the whole text comes once for each, in one message. Pure.
 * @param facts with one request at least
 */
export function renderMessage(template: MessageText, facts: MessageFacts, language: MessageLanguageName): RenderedMessage {
  const subject = parseText(oneLine(template.subject));
  const body = parseText(template.body.replace(/\r\n?/g, '\n'));
  const together = body.link === 'each' || facts.requests.length <= 1;
  const bodies = together ? [bodyOf(body, facts, facts.requests, language)] : facts.requests.map((request) => bodyOf(body, facts, [request], language));
  const text = bodies.join(separator);
  const links = facts.requests.map(({ link }) => link.trim());
  return {
    subject: cut(oneLine(fill(subject, view(facts, facts.requests, language, true))), 200),
    text,
    html: htmlOf(text, links),
    unknown: [...new Set([subject, body].flatMap(({ unknown, broken }) => [...unknown, ...(broken === undefined ? [] : [broken])]))],
    lacksLink: links.some((link) => link === '' || !text.includes(link)),
  };
}

/** Lines that were left empty by what is not known are one. */
const bodyOf = (body: ParsedText, facts: MessageFacts, requests: readonly MessageRequest[], language: MessageLanguageName): string =>
  fill(body, view(facts, requests, language)).replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n').trim();

/** Outside of the section, what differs from request to request is that of the one that lapses first. */
function view(facts: MessageFacts, requests: readonly MessageRequest[], language: MessageLanguageName, inLine = false) {
  const [first] = [...requests].sort((one, other) => (one.approvalDueOn ?? Infinity) - (other.approvalDueOn ?? Infinity) || 0);
  return {
    ...(first ? requestView(first, facts.now, language, inLine) : {}),
    ...customerView(facts, language),
    several: requests.length > 1,
    requests: requests.map((request) => requestView(request, facts.now, language, inLine)),
  };
}

export type { MessageFacts, MessageKindName, MessageLanguageName, MessageRequest, MessageText } from './facts';
export { placeholders, type Placeholder } from './placeholders';
export { messageProblemText, problemsOfTemplate, type MessageProblem } from './problems';
