import { openForm } from '../testing/form';
import { idOf, installXrm, type FakeXrm } from '../testing/xrm';
import { newFromTemplateForm, newFromTemplateList, newFromTemplates } from './new-from-template';

describe('New from template', () => {
  let xrm: FakeXrm;
  beforeEach(() => {
    xrm = installXrm();
  });
  const list = { refresh: jest.fn() };
  const preset = () => JSON.parse((xrm.shown.opened[0] as [{ data: string }])[0].data) as unknown;

  it('knows the account that it was chosen on', async () => {
    const { form } = openForm(xrm, 'account', idOf(9), {});
    await newFromTemplateForm(form);
    expect(preset()).toEqual({ customer: { id: idOf(9), name: 'Default Contact' } });
  });

  it('knows the template, or all that were selected', async () => {
    await newFromTemplates(list, [idOf(30).toUpperCase(), `{${idOf(31)}}`]);
    expect(preset()).toEqual({ templateIds: [idOf(30), idOf(31)] });
  });

  it('begins with nothing on a list, and refreshes it afterwards', async () => {
    await newFromTemplateList(list, []);
    expect([preset(), list.refresh.mock.calls.length > 0]).toEqual([{}, true]);
  });

  it('throws nothing away that was being typed on the form', async () => {
    const test = openForm(xrm, 'account', idOf(9), { name: { kind: 'text', value: 'Contoso' } });
    await test.enter('name', 'Contoso Ltd');
    await newFromTemplateForm(test.form);
    expect(test.refreshes).toBe(0);
  });
});
