import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSolution, solutionName, solutionVersion } from '@gdap-manager/solution';

/** `npm run build`: writes the solution, unmanaged and managed, to `dist/`. */
const dist = resolve(__dirname, '../dist');
mkdirSync(dist, { recursive: true });

for (const managed of [false, true]) {
  const begun = performance.now();
  const zip = buildSolution({ managed });
  const name = `${solutionName}_${solutionVersion}${managed ? '_managed' : ''}.zip`;
  writeFileSync(join(dist, name), zip);
  console.log(`dist/${name}  ${Math.round(zip.length / 1024)} KB  ${((performance.now() - begun) / 1000).toFixed(2)} s`);
}
