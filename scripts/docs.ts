import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataModelMarkdown } from '../solution/data-model-doc';

/** `npx tsx scripts/docs.ts`: writes what is documented from the definitions. */
const docs = resolve(__dirname, '../docs');
mkdirSync(docs, { recursive: true });
writeFileSync(resolve(docs, 'data-model.md'), dataModelMarkdown());
console.log('docs/data-model.md');
