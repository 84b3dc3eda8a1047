import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appMarkdown } from './app-doc';

const page = appMarkdown();

describe('the page about the app', () => {
  it('is current: otherwise run `npm run docs`', () => {
    expect(readFileSync(join(__dirname, '../docs/app.md'), 'utf8')).toBe(page);
  });

  it('tells where the navigation leads', () => {
    expect(page).toContain('| Access | GDAP Requests, GDAP Templates, Reconciliation Findings |');
  });

  it('tells what each role may do', () => {
    expect(page).toContain('| GDAP Request | c r w d a t g s | c r w (d) a t g s | r | c r w a t g |');
    expect(page).toContain('| GDAP Template | c r w d a t g s | r t | r | r w t |');
  });

  it('tells of forms, views and charts', () => {
    expect(page).toContain('| View, opens first | Active GDAP Requests | Every request that has not ended. |');
    expect(page).toContain('| Chart | GDAP Requests by Who Must Move | For whom the requests wait. |');
    expect(page).toContain('| Quick create form | New Provider |');
  });
});
