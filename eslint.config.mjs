import powerApps from '@microsoft/eslint-plugin-power-apps';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which room may import which (DESIGN rule 2): everything that is not listed here is refused. */
const mayImport = {
  entities: [],
  plugins: ['entities'],
  solution: ['entities'],
  sandbox: [],
  'pcf-controls': ['entities'],
};
const rooms = Object.keys(mayImport);

const zones = rooms.flatMap((room) =>
  [...rooms, 'scripts', 'test']
    .filter((other) => other !== room && !mayImport[room].includes(other))
    .map((other) => ({
      target: `./${room}`,
      from: `./${other}`,
      message: `${room}/ does not know ${other}/: see "The rooms" in README.md.`,
    })),
);

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', '.sandbox/', 'pcf-controls/*/out/', '**/generated/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.tsx', 'pcf-controls/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // What Power Apps loads: its own checker's rules.
    files: ['solution/web-resources/**/*.ts', 'pcf-controls/**/*.ts', 'pcf-controls/**/*.tsx'],
    plugins: { '@microsoft/power-apps': powerApps },
    extends: [powerApps.configs.paCheckerHosted],
  },
  {
    files: ['scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // The sandbox is a stranger to the product: it learns every table from the zip that it imports.
    files: ['sandbox/**/*.ts', 'sandbox/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'Literal[value=/gdap_|gdapmanager/i]', message: 'sandbox/ must not name a part of the product.' },
        { selector: 'TemplateElement[value.raw=/gdap_|gdapmanager/i]', message: 'sandbox/ must not name a part of the product.' },
        { selector: 'Identifier[name=/^gdap_/i]', message: 'sandbox/ must not name a part of the product.' },
      ],
    },
  },
  {
    // Decisions have no clock, no randomness and no I/O (DESIGN rule 3).
    files: ['plugins/**/plan.ts', 'plugins/**/plan/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'process', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'A decision takes the time as an argument.' },
        { object: 'Math', property: 'random', message: 'A decision has no randomness.' },
      ],
      'no-restricted-syntax': ['error', { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'A decision takes the time as an argument.' }],
    },
  },
);
