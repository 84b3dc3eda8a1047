import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSolution, checkSolution, solutionName, solutionVersion } from '@gdap-manager/solution';

/** `npm run build`: writes the solution to `dist/`, unmanaged and managed, unless a check finds a fault in it. */
const dist = resolve(__dirname, '../dist');
mkdirSync(dist, { recursive: true });

for (const managed of [false, true]) {
  const begun = performance.now();
  const name = `${solutionName}_${solutionVersion}${managed ? '_managed' : ''}.zip`;
  const zip = buildSolution({ managed });
  const findings = checkSolution(zip);
  if (findings.length > 0) {
    console.error(
      `${name} would not be sound:\n${findings.map(({ check, where, problem }) => `  ${check}: ${where} ${problem}.`).join('\n')}`,
    );
    process.exitCode = 1;
    continue;
  }
  writeFileSync(join(dist, name), zip);
  console.log(`dist/${name}  ${Math.round(zip.length / 1024)} KB  ${((performance.now() - begun) / 1000).toFixed(2)} s`);
}
