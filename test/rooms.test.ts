import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

interface Case {
  readonly title: string;
  readonly file: string;
  readonly code: string;
  /** The rules that complain. */
  readonly complaints: readonly string[];
}

const importing = (file: string, imported: string, complaints: readonly string[]): Case => ({
  title: `${file} ${complaints.length ? 'may not' : 'may'} import ${imported}`,
  file,
  code: `import '${imported}';\n`,
  complaints,
});
const mayNot = (file: string, imported: string) => importing(file, imported, ['import-x/no-restricted-paths']);
const may = (file: string, imported: string) => importing(file, imported, []);

const cases: readonly Case[] = [
  mayNot('sandbox/server.ts', '@gdap-manager/entities'),
  mayNot('sandbox/server.ts', '../plugins/index'),
  mayNot('sandbox/server.ts', '../solution/index'),
  mayNot('plugins/index.ts', '@gdap-manager/sandbox'),
  mayNot('plugins/index.ts', '../solution/index'),
  mayNot('entities/index.ts', '../plugins/index'),
  mayNot('solution/index.ts', '@gdap-manager/plugins'),
  mayNot('solution/index.ts', '../scripts/start'),
  may('plugins/index.ts', '@gdap-manager/entities'),
  may('solution/index.ts', '@gdap-manager/entities'),
  may('scripts/start.ts', '@gdap-manager/sandbox'),
  {
    title: 'sandbox/ may not name one of our tables',
    file: 'sandbox/server.ts',
    code: "export const table = 'gdap_request';\n",
    complaints: ['no-restricted-syntax'],
  },
  {
    title: 'a decision may not read the clock',
    file: 'plugins/request-lifecycle/plan.ts',
    code: 'export const now = () => Date.now();\n',
    complaints: ['no-restricted-properties'],
  },
];

describe('the linter holds the rooms apart', () => {
  const root = resolve(__dirname, '..');
  const { stdout, stderr } = spawnSync(process.execPath, [resolve(__dirname, 'support/lint-text.mjs')], {
    cwd: root,
    input: JSON.stringify(cases),
    encoding: 'utf8',
  });
  const answers = stdout ? (JSON.parse(stdout) as string[][]) : [];

  it.each(cases.map((each, index) => [each.title, each, index] as const))('%s', (_title, { complaints }, index) => {
    expect({ complaints: answers[index], stderr: answers.length ? '' : stderr }).toEqual({ complaints, stderr: '' });
  });
});
