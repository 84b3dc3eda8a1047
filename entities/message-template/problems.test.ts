import { builtInMessages } from './defaults';
import { messageProblemText, problemsOfTemplate } from './problems';

describe('the problems of a message template', () => {
  it('are none where all its placeholders are known and the link is in it', () => {
    for (const texts of Object.values(builtInMessages)) for (const text of Object.values(texts)) expect(problemsOfTemplate(text)).toEqual([]);
  });

  it('are what falls apart, what stands for nothing, and what is missing', () => {
    expect(problemsOfTemplate({ subject: '{{a}}{{a}}', body: '{{b}} {{c}}' })).toEqual([
      { code: 'unknown', part: 'subject', tags: ['{{a}}'] }, { code: 'unknown', part: 'body', tags: ['{{b}}', '{{c}}'] }, { code: 'noLink' },
    ]);
    expect(problemsOfTemplate({ subject: ' ', body: '{{#requests}}{{link}}' })).toEqual([{ code: 'broken', part: 'body', tag: '{{#requests}}' }, { code: 'noSubject' }]);
    expect(problemsOfTemplate({ subject: 'x', body: '{{^several}}{{link}}{{/several}}' })).toEqual([{ code: 'noLink' }]);
  });

  it('are told in both languages', () => {
    const told = problemsOfTemplate({ subject: '{{a', body: '{{b}} {{c}}' });
    expect(told.map((problem) => messageProblemText(problem))).toEqual([
      'The subject cannot be read at {{a: every section needs its beginning and its end, such as {{#requests}} and {{/requests}}, and every placeholder two closing braces.',
      'The text has placeholders that stand for nothing: {{b}}, {{c}}. Correct or remove them.',
      'The text lacks {{link}}: the customer could not approve. Put it where the acceptance link belongs.',
    ]);
    for (const problem of told) expect(messageProblemText(problem, 'german')).toMatch(/^(Der|Im) /);
  });
});
