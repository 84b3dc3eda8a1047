/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['entities', 'plugins', 'solution', 'sandbox', 'scripts', 'test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
};
