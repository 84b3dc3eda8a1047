/** Types are checked by `npm run typecheck`, all controls and their tests at once: bundling need not check them once more. */
const withoutTypes = {
  apply: (compiler) => {
    const loaders = compiler.options.module.rules.flatMap(({ use }) => use ?? []);
    const typescript = loaders.filter(({ loader }) => loader?.includes('ts-loader'));
    if (typescript.length === 0) throw new Error('pcf-scripts bundles without ts-loader now: see whether pcf-controls/shared/webpack-without-types.js is still needed.');
    for (const { options } of typescript) options.transpileOnly = true;
  },
};

module.exports = { plugins: [withoutTypes] };
