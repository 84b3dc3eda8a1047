import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { appMarkdown } from '../solution/app-doc';
import { dataModelMarkdown } from '../solution/data-model-doc';

/** `npx tsx scripts/docs.ts`: writes what is documented from the definitions. */
const docs = resolve(__dirname, '../docs');
mkdirSync(docs, { recursive: true });
for (const [page, text] of [['data-model.md', dataModelMarkdown()], ['app.md', appMarkdown()]] as const) {
  writeFileSync(resolve(docs, page), text);
  console.log(`docs/${page}`);
}
