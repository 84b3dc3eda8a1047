// eslint-disable-next-line @typescript-eslint/no-require-imports -- pcf-scripts reads CommonJS.
module.exports = require('../shared/webpack-without-types');
