import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logicalName, tables } from '@gdap-manager/entities';
import { dataModelMarkdown } from './data-model-doc';

const page = dataModelMarkdown();

describe('the page about the data model', () => {
  it('is current: otherwise run `npm run docs`', () => {
    expect(readFileSync(join(__dirname, '../docs/data-model.md'), 'utf8')).toBe(page);
  });

  it('tells of every table and column', () => {
    for (const table of tables) {
      expect(page).toContain(`## ${table.displayName} (\`${table.logicalName}\`)`);
      for (const [name, column] of Object.entries(table.columns)) expect(page).toContain(`| ${column.displayName} | \`${logicalName(name)}\` |`);
    }
  });

  it('tells the options of a choice, the relationships and the moves between status reasons', () => {
    expect(page).toContain('| 727000001 | Ingram Micro |');
    expect(page).toContain('| `gdap_account_requests` | `gdap_accountid` | `account` | is refused while such rows exist |');
    expect(page).toContain('| Draft | 1 | active (0) | Local only; everything can be changed. | Submitting |');
  });
});
