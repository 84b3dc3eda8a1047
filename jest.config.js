const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'classic' } }, target: 'es2022' }, module: { type: 'commonjs' } },
  ],
};

/** What runs in a browser is tested in a document, the rest in Node. */
const inBrowser = ['pcf-controls', 'sandbox/player/client', 'solution/web-resources'];

/** One seed for all properties. */
const setupFiles = ['<rootDir>/test/support/property-tests.ts'];

/** @type {import('jest').Config} */
module.exports = {
  // Browsers and servers wait for one another: every core is used.
  maxWorkers: '100%',
  // A busy machine is no reason to fail: what hangs is still found.
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/support/long-first.mjs',
  globalSetup: './test/support/begin-run.ts',
  globalTeardown: './test/support/end-run.ts',
  projects: [
    {
      displayName: 'node',
      testEnvironment: 'node',
      roots: ['entities', 'plugins', 'solution', 'sandbox', 'scripts', 'test'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...inBrowser.map((folder) => `<rootDir>/${folder}/`)],
      transform,
      setupFiles,
    },
    {
      displayName: 'browser',
      testEnvironment: 'jsdom',
      roots: inBrowser,
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      modulePathIgnorePatterns: ['/out/'],
      transform,
      setupFiles: [...setupFiles, '<rootDir>/test/support/documents.ts'],
      // Fluent's own modules for Node: jsdom would take the ones for bundlers.
      testEnvironmentOptions: { customExportConditions: ['node', 'require', 'default'] },
    },
  ],
};
