import { RequestOrigin, RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { idOf, installXrm, requestRow, type ApiRow, type FakeXrm } from '../../testing/xrm';
import { showApplying } from './page';
import { templateFrom } from './preset';

const template = idOf(1);
const lookups = (values: Record<string, [table: string, id: string]>): ApiRow =>
  Object.fromEntries(Object.entries(values).flatMap(([column, [table, id]]) => [[`_${column}_value`, id], [`_${column}_value@Microsoft.Dynamics.CRM.lookuplogicalname`, table]]));
const request = (number: number, status: number, more: ApiRow = {}): ApiRow =>
  requestRow(idOf(number), status, {
    gdap_autorenew: true, gdap_durationdays: 730,
    ...lookups({ gdap_templateid: ['gdap_template', template], gdap_accountid: ['account', idOf(90)], gdap_provideraccountid: ['gdap_provideraccount', idOf(91)] }),
    ...more,
  });
const mapping = (number: number, owner: [table: 'gdap_template' | 'gdap_request', id: string], role: string, group: number): ApiRow => ({
  gdap_rolemappingid: idOf(number), gdap_name: `${role} for ${group}`,
  ...lookups({ [`${owner[0]}id`]: owner, gdap_securitygroupid: ['gdap_securitygroup', idOf(group)] }),
  gdap_DirectoryRoleId: { gdap_directoryroleid: role, gdap_name: role, gdap_blocksautorenew: false, gdap_roletemplateid: null },
});

describe('applying a template to its requests', () => {
  let xrm: FakeXrm;
  let root: HTMLElement;
  const ofRequest = (number: number) => ['gdap_request', idOf(number)] as ['gdap_request', string];

  beforeEach(() => {
    xrm = installXrm();
    root = document.createElement('main');
    document.body.replaceChildren(root);
    window.close = () => undefined;
    Object.defineProperty(globalThis.crypto, 'randomUUID', { configurable: true, value: () => idOf(99) });
    xrm.rows.gdap_template = [{ gdap_templateid: template, gdap_name: 'Managed Services', gdap_autorenew: true, gdap_durationdays: 730 }];
    xrm.rows.gdap_request = [request(10, RequestStatus.active), request(11, RequestStatus.active), request(12, RequestStatus.active)];
    xrm.rows.gdap_rolemapping = [
      mapping(20, ['gdap_template', template], 'Global Reader', 30),
      mapping(21, ofRequest(10), 'Global Reader', 30),
      mapping(22, ofRequest(11), 'Global Reader', 31),
      mapping(23, ofRequest(12), 'User Administrator', 30),
    ];
  });
  const open = () => showApplying(root, template);
  const button = (name: RegExp) => [...root.querySelectorAll('button')].find(({ textContent }) => name.test(textContent ?? ''))!;
  const settled = async () => {
    for (let turn = 0; turn < 500; turn += 1) await Promise.resolve();
  };
  const act = async () => {
    button(/^Apply/).form!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  };
  const linesOf = (selector: string) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent);

  it('counts which requests differ, and shows how', async () => {
    await open();
    expect(linesOf('ul.counts li')).toEqual(['1 request is as the template says.', '1 differs and can be changed in place.', expect.stringMatching(/^1 needs a new request/)]);
    expect(linesOf(`[data-request="${idOf(11)}"] .changes li`)).toEqual([`Give Global Reader to ${idOf(30)}`, `Take Global Reader from ${idOf(31)}`]);
    expect(linesOf(`[data-request="${idOf(12)}"] .changes li`)).toEqual(['Ask for Global Reader too', 'Ask for User Administrator no more']);
  });

  it('changes in place what Microsoft lets us, and makes a replacement of the rest', async () => {
    await open();
    button(/^Choose all 2/).click();
    await act();
    expect(xrm.batches).toHaveLength(2);
    expect(xrm.batches[0]?.[0]?.map(({ operation, id, payload }) => [operation, id, payload['gdap_RequestId@odata.bind']])).toEqual([
      ['Delete', idOf(22), undefined],
      ['Create', undefined, `/gdap_requests(${idOf(11)})`],
    ]);
    expect(xrm.batches[1]?.[0]?.[0]?.payload).toMatchObject({
      gdap_origin: RequestOrigin.replacement, 'gdap_ReplacesId@odata.bind': `/gdap_requests(${idOf(12)})`, 'gdap_TemplateId@odata.bind': `/gdap_templates(${template})`,
    });
    expect(root.querySelector('h1')?.textContent).toBe('2 requests were brought to the template, or have drafts that will replace them.');
  });

  it('changes a draft in every way', async () => {
    xrm.rows.gdap_request = [request(12, RequestStatus.draft, { gdap_durationdays: 365 })];
    await open();
    button(/^Choose the one/).click();
    await act();
    expect(xrm.batches[0]?.[0]?.map(({ operation, table }) => `${operation} ${table}`)).toEqual(['Delete gdap_rolemapping', 'Create gdap_rolemapping', 'Update gdap_request']);
    expect(xrm.batches[0]?.[0]?.[2]?.payload).toEqual({ gdap_durationdays: 730 });
  });

  it('offers no second replacement', async () => {
    xrm.rows.gdap_request?.push(request(13, RequestStatus.draft, lookups({ gdap_templateid: ['gdap_template', idOf(2)], gdap_replacesid: ['gdap_request', idOf(12)] })));
    await open();
    expect(linesOf('ul.counts li')).toContain('1 differs and is being replaced already.');
    expect(root.querySelector<HTMLInputElement>(`[data-request="${idOf(12)}"] input`)?.disabled).toBe(true);
  });

  it('looks again before it writes: what is right by now stays as it is', async () => {
    await open();
    button(/^Choose all 2/).click();
    xrm.rows.gdap_request = [request(11, RequestStatus.active)];
    xrm.rows.gdap_rolemapping = [mapping(20, ['gdap_template', template], 'Global Reader', 30), mapping(22, ofRequest(11), 'Global Reader', 30)];
    await act();
    expect(xrm.writes).toEqual([]);
    expect(linesOf('ol.results li')).toEqual([expect.stringMatching(/^Left as it is: Request 11.*as the template says by now/), expect.stringMatching(/^Left as it is: Request 12.*does not exist any more/)]);
  });

  it('tells what Dataverse refused, and leaves it to be tried again', async () => {
    xrm.onWrite = () => {
      throw new Error('Principal user is missing prvWritegdap_RoleMapping');
    };
    await open();
    button(/^Choose all 2/).click();
    await act();
    expect(linesOf('ol.results li')).toHaveLength(2);
    expect(linesOf('ol.results li')[0]).toMatch(/prvWritegdap_RoleMapping/);
    expect(button(/^Back to the 2/)).toBeDefined();
  });

  it('tells what came of each, also where the requests cannot be read any more', async () => {
    await open();
    button(/^Choose all 2/).click();
    xrm.onRead = () => {
      throw new Error('The server is busy.');
    };
    await act();
    expect(linesOf('ol.results li')).toEqual(['Failed: Request 11. The server is busy.', 'Failed: Request 12. The server is busy.']);
    expect(xrm.writes).toEqual([]);
    expect(button(/^Back to the 2/)).toBeDefined();
  });

  it('asks for a choice first', async () => {
    await open();
    expect(button(/^Apply/).textContent).toBe('Apply');
    await act();
    expect(root.querySelector('[role=status]')?.textContent).toBe('Choose at least one request.');
  });
});

it.each([['?data=%7B%22template%22%3A%22' + template + '%22%7D', template], ['', undefined], ['?data=x', undefined], ['?data=%7B%22template%22%3A%221%20or%201%22%7D', undefined]])('reads the template of %j', (search, expected) => {
  expect(templateFrom(search)).toBe(expected);
});
