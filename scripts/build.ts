import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from './lib/build';
import { solutionZipPath } from './lib/built';
import { consoleProgress } from './lib/progress';

/** `npm run build`: writes the solution to `dist/`, unmanaged and managed, unless a check finds a fault in it. */
build(consoleProgress()).then(
  () => {
    for (const managed of [false, true]) {
      const file = solutionZipPath(managed);
      console.log(`dist/${basename(file)}  ${Math.round(statSync(file).size / 1024)} KB`);
    }
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
