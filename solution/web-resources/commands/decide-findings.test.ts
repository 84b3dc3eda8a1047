import { FindingKind, FindingStatus, WantedAction } from '@gdap-manager/entities/finding/table';
import { idOf, installXrm, type FakeXrm } from '../testing/xrm';
import { adoptFindingList, compareNow, forgetFindingList, putFindingRightList } from './decide-findings';

describe('Adopt, Forget and Put Right on a list', () => {
  let xrm: FakeXrm;
  const list = { refresh: jest.fn() };
  const finding = (number: number, kind: keyof typeof FindingKind, more: Readonly<Record<string, unknown>> = {}) => ({
    gdap_findingid: idOf(number), gdap_name: `Finding ${number}`, gdap_kind: FindingKind[kind], statuscode: FindingStatus.open, gdap_wantedaction: WantedAction.none, ...more,
  });

  beforeEach(() => void (xrm = installXrm()));

  it('say in numbers what will happen, and write what is wanted', async () => {
    xrm.rows.gdap_finding = [finding(1, 'onlyAtMicrosoft'), finding(2, 'onlyAtMicrosoft'), finding(3, 'differs')];
    await adoptFindingList(list, [1, 2, 3].map(idOf));
    expect(xrm.shown.confirms).toEqual([expect.stringMatching(/^2 relationships at Microsoft become requests.*\n\nThe role mappings of 1 request become/)]);
    expect(xrm.writes.map(({ id, payload }) => [id, payload])).toEqual([1, 2, 3].map((number) => [idOf(number), { gdap_wantedaction: WantedAction.adopt, gdap_lasterror: null }]));
    expect(xrm.shown.notes).toEqual(['3 findings are being adopted.']);
  });

  it('write nothing where the answer is no', async () => {
    xrm.rows.gdap_finding = [finding(1, 'duplicate')];
    xrm.confirm = false;
    await putFindingRightList(list, [idOf(1)]);
    expect(xrm.writes).toEqual([]);
    expect(xrm.shown.confirms[0]).toMatch(/1 needless relationship is ended.*cannot be undone/);
  });

  it('leave alone what they are not for, what is settled, forgotten or gone, and say why', async () => {
    xrm.rows.gdap_finding = [finding(1, 'onlyHere'), finding(2, 'onlyAtMicrosoft', { statuscode: FindingStatus.settled }), finding(3, 'differs', { gdap_wantedaction: WantedAction.adopt })];
    await adoptFindingList(list, [1, 2, 3, 4].map(idOf));
    expect([xrm.writes, xrm.shown.confirms]).toEqual([[], []]);
    for (const line of ['Finding 1. There is nothing at Microsoft to adopt.', 'Finding 2. There is no such difference any more.', 'Finding 3. It is being done already.', 'A finding that was chosen.']) expect(xrm.shown.alerts[0]).toContain(line);
    xrm.rows.gdap_finding = [finding(1, 'onlyHere', { statuscode: FindingStatus.forgotten })];
    await forgetFindingList(list, [idOf(1)]);
    expect(xrm.shown.alerts[1]).toContain('It is forgotten already.');
  });

  it('open again what was forgotten', async () => {
    xrm.rows.gdap_finding = [finding(1, 'onlyHere', { statuscode: FindingStatus.forgotten })];
    await putFindingRightList(list, [idOf(1)]);
    expect(xrm.writes).toMatchObject([{ payload: { gdap_wantedaction: WantedAction.putRight, statuscode: FindingStatus.open } }]);
  });

  it('have everything compared by the environment’s time', async () => {
    globalThis.fetch = async () => ({ headers: new Headers({ Date: 'Sun, 22 Nov 2026 10:00:00 GMT' }) }) as Response;
    xrm.rows.gdap_provider = [{ gdap_providerid: idOf(1), gdap_name: 'Fabrikam', statecode: 0 }];
    await compareNow(list);
    expect(xrm.writes).toMatchObject([{ table: 'gdap_provider', payload: { gdap_refreshrequestedon: '2026-11-22T10:00:00Z' } }]);
    expect(xrm.shown.notes).toEqual(['The relationships of 1 provider are being compared.']);
  });
});
