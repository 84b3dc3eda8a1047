// Lints pieces of code as if they stood in files of the project: [{ file, code }] in, [[ruleId]] out. A process of its
// own, because the linter's configuration is an ES module and jest's sandbox cannot import one.
import { ESLint } from 'eslint';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const eslint = new ESLint();
const answers = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: join(process.cwd(), file) });
  answers.push((result?.messages ?? []).map((message) => message.ruleId));
}
process.stdout.write(JSON.stringify(answers));
