/** What came of one request of a batch. Header names are in lower case. */
export interface BatchAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Reads what a `$batch` call answered: one answer for each request, those of change sets in line; a change set that
 * failed has one answer for all of it. Pure.
 * @param contentType of the whole answer; undefined comes back when it is not multipart, so no batch was run
 */
export function decodeBatch(contentType: string, text: string): readonly BatchAnswer[] | undefined {
  const boundary = boundaryOf(contentType);
  if (!boundary) {
    const status = statusOfError(text);
    return status === undefined ? undefined : [{ status, headers: {}, body: text }];
  }
  return split(text, boundary).flatMap((part) => {
    const { headers, content } = takeApart(part);
    const inner = headers['content-type'] ?? '';
    return boundaryOf(inner) ? (decodeBatch(inner, content) ?? []) : [answer(content)];
  });
}

/** The answers of a batch that holds one change set. */
export const changeSetBody = (answers: readonly BatchAnswer[]): readonly BatchAnswer[] => {
  const failed = answers.find(({ status }) => status >= 400);
  return failed ? [failed] : answers;
};

const boundaryOf = (contentType: string) => {
  const match = /^\s*multipart\/mixed\s*;.*?boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
};

/** A batch that could not be read at all is answered by an ordinary error body. */
const statusOfError = (text: string) => (/^\s*\{\s*"error"/.test(text) ? 400 : undefined);

function split(text: string, boundary: string): string[] {
  const [, ...rest] = `\r\n${text}`.split(`\r\n--${boundary}`);
  return rest.filter((part) => !part.startsWith('--')).map((part) => part.replace(/^[ \t]*\r\n/, ''));
}

function takeApart(text: string): { readonly headers: Readonly<Record<string, string>>; readonly content: string } {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const headers = Object.fromEntries([...head.matchAll(/^([^:\r\n]+):[ \t]*([^\r\n]*)/gm)].map(([, name = '', value = '']) => [name.trim().toLowerCase(), value.trim()]));
  return { headers, content: end < 0 ? '' : text.slice(end + 4) };
}

function answer(content: string): BatchAnswer {
  const { headers, content: body } = takeApart(content);
  return { status: Number(/^\s*HTTP\/\d\.\d (\d{3})/.exec(content)?.[1] ?? 0), headers, body: body.trim() };
}
