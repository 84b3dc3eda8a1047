import { createLog, type LogOptions } from './log';

function captured(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line), form: 'json', least: 'info', now: () => new Date('2026-11-22T10:00:00Z'), ...options });
  return { log, lines };
}

describe('the log', () => {
  it('is one JSON object a line', () => {
    const { log, lines } = captured();
    log('info', 'looked', { table: 'gdap_request', tries: 2 });
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ time: '2026-11-22T10:00:00.000Z', level: 'info', event: 'looked', table: 'gdap_request', tries: 2 }]);
  });

  it('is readable by people where they ask for that', () => {
    const { log, lines } = captured({ form: 'text' });
    log('warn', 'failed', { why: 'two\nlines', none: undefined });
    expect(lines).toEqual(['2026-11-22T10:00:00.000Z warn  failed why=two lines\n']);
  });

  it('leaves out what is less important', () => {
    const { log, lines } = captured({ least: 'warn' });
    log('info', 'x');
    log('debug', 'x');
    expect(lines).toEqual([]);
  });

  it('never has a token in it', () => {
    const { log, lines } = captured();
    log('error', 'failed', { why: 'Authorization: Bearer abc.def' });
    expect(lines.join()).not.toContain('abc.def');
  });
});
