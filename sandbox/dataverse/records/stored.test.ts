import { deleteStored, insertStored, readStored, updateStored } from './stored';
import { openStage, refusal } from './test-support';

const stage = openStage();
const { environment } = stage;
const project = stage.table('acm_project');
const ID = '8a3c1f60-0000-4000-8000-00000000000a';

afterAll(() => environment.close());

it('a row is stored, read, changed and gone', () => {
  insertStored(environment, project, { acm_projectid: ID, acm_name: "'; DROP TABLE acm_project; --" });
  expect(readStored(environment, project, ID)).toMatchObject({ acm_name: "'; DROP TABLE acm_project; --", acm_code: null });
  updateStored(environment, project, ID, { acm_code: 'x' });
  expect(readStored(environment, project, ID)).toMatchObject({ acm_code: 'x' });
  deleteStored(environment, project, ID);
  expect(readStored(environment, project, ID)).toBeUndefined();
});

it('what is taken is told: the id, or the key by its name', () => {
  const ticket = stage.table('acm_ticket');
  insertStored(environment, ticket, { acm_ticketid: ID, acm_projectid: ID, acm_externalid: 'x' });
  expect(refusal(() => insertStored(environment, ticket, { acm_ticketid: ID }))).toMatchObject({ status: 412, code: '0x80040237' });
  expect(refusal(() => insertStored(environment, ticket, { acm_ticketid: 'other', acm_projectid: ID, acm_externalid: 'X' }))).toMatchObject({ status: 412, code: '0x80060892', message: expect.stringMatching(/^Entity Key acm_ExternalKey violated\. .*acm_projectid, acm_externalid already exists/) });
});
