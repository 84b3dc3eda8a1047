import type { MessageLanguageName, MessageText } from './facts';
import { parseText } from './parse';

type Part = 'subject' | 'body';

/** Why messages are not sent with a template. */
export type MessageProblem =
  /** Tags as written that stand for nothing. */
  | { readonly code: 'unknown'; readonly part: Part; readonly tags: readonly string[] }
  /** A section without its end or its beginning, or braces that do not close. */
  | { readonly code: 'broken'; readonly part: Part; readonly tag: string }
  | { readonly code: 'noSubject' | 'noLink' };

/** What is wrong with a message template, the worst first. Pure. */
export function problemsOfTemplate({ subject, body }: MessageText): MessageProblem[] {
  const parts = [['subject', parseText(subject)], ['body', parseText(body)]] as const;
  const broken = parts.flatMap(([part, { broken: tag }]): MessageProblem[] => (tag === undefined ? [] : [{ code: 'broken', part, tag }]));
  const unknown = parts.flatMap(([part, { unknown: tags }]): MessageProblem[] => (tags.length === 0 ? [] : [{ code: 'unknown', part, tags }]));
  const bodyIsBroken = parts[1][1].broken !== undefined;
  return [
    ...broken,
    ...unknown,
    ...(subject.trim() === '' ? [{ code: 'noSubject' } as const] : []),
    ...(!bodyIsBroken && parts[1][1].link === 'none' ? [{ code: 'noLink' } as const] : []),
  ];
}

/** A sentence or two: what is wrong, and what to change. Pure. */
export function messageProblemText(problem: MessageProblem, language: MessageLanguageName = 'english'): string {
  return language === 'german' ? german(problem) : english(problem);
}

function english(problem: MessageProblem): string {
  switch (problem.code) {
    case 'broken':
      return `${problem.part === 'subject' ? 'The subject' : 'The text'} cannot be read at ${problem.tag}: every section needs its beginning and its end, such as {{#requests}} and {{/requests}}, and every placeholder two closing braces.`;
    case 'unknown':
      return `${problem.part === 'subject' ? 'The subject' : 'The text'} has ${problem.tags.length > 1 ? 'placeholders' : 'a placeholder'} that stand${problem.tags.length > 1 ? '' : 's'} for nothing: ${problem.tags.join(', ')}. Correct or remove ${problem.tags.length > 1 ? 'them' : 'it'}.`;
    case 'noSubject':
      return 'The subject is empty. Enter one.';
    case 'noLink':
      return 'The text lacks {{link}}: the customer could not approve. Put it where the acceptance link belongs.';
  }
}

function german(problem: MessageProblem): string {
  switch (problem.code) {
    case 'broken':
      return `${problem.part === 'subject' ? 'Der Betreff' : 'Der Text'} ist ab ${problem.tag} nicht lesbar: Jeder Abschnitt braucht Anfang und Ende, etwa {{#requests}} und {{/requests}}, und jeder Platzhalter zwei schließende Klammern.`;
    case 'unknown':
      return `${problem.part === 'subject' ? 'Der Betreff' : 'Der Text'} enthält ${problem.tags.length > 1 ? 'Platzhalter, die' : 'einen Platzhalter, der'} für nichts ${problem.tags.length > 1 ? 'stehen' : 'steht'}: ${problem.tags.join(', ')}. Bitte berichtigen oder entfernen.`;
    case 'noSubject':
      return 'Der Betreff ist leer. Bitte geben Sie einen ein.';
    case 'noLink':
      return 'Im Text fehlt {{link}}: Der Kunde könnte nicht genehmigen. Setzen Sie es dorthin, wo der Genehmigungslink stehen soll.';
  }
}
