import { lightTheme } from '../theme/theme';
import { setIconOptions, ThemeProvider } from '@fluentui/react';
import { act, render, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import type { CodeComponentModel, ComponentBindingModel } from '../../app-model';
import { createFormRuntime } from '../form-runtime';
import { ids, surroundings, ticket, ticketForm, ticketRow } from '../form-runtime/testing';
import { PlayerContext } from '../player';
import { serveWebResources } from '../xrm/testing';
import { CodeComponent } from './code-component';

Object.assign(window, { React });
setIconOptions({ disableWarnings: true });

let count = 0;
let stop = () => undefined as void;
afterEach(() => stop());

/** What a bundle of `pcf-scripts` comes to: a class, registered under its name. */
const virtual = (name: string, body: string) => `(function () {
  function ${name}() {}
  ${name}.prototype = { init: function (c, notify) { this.notify = notify; this.out = {}; window.log = []; }, getOutputs: function () { return this.out; }, destroy: function () { window.log.push("destroyed"); },
    updateView: function (context) { ${body} } };
  ComponentFramework.registerControl("Acme.${name}", ${name});
})();`;

async function show(makeCode: (name: string) => string, more: { readonly model?: Partial<CodeComponentModel>; readonly binding?: Partial<ComponentBindingModel>; readonly id?: string } = {}) {
  count += 1;
  const name = `Gauge${count}`;
  const address = `/player/controls/acm_Acme.${name}/bundle.js`;
  stop = serveWebResources({ [address]: makeCode(name) });
  const around = surroundings();
  around.change(ids.ticket, ticketRow());
  const component: CodeComponentModel = {
    name: `acm_Acme.${name}`, namespace: 'Acme', constructorName: name, version: '1.0.0', isVirtual: true, displayName: 'Gauge', dataSets: [], platformLibraries: {}, scripts: [address], styles: [], strings: { Hello: 'Good day' },
    properties: [{ name: 'value', type: 'Whole.None', usage: 'bound', required: true }, { name: 'max', type: 'Whole.None', usage: 'input', required: false, defaultValue: '100' }],
    ...more.model,
  };
  const player = { ...around.player, app: { ...around.player.app, components: { [component.name]: component } } };
  const form = createFormRuntime({ player, table: ticket, form: ticketForm(), id: ids.ticket });
  await form.ready();
  const binding: ComponentBindingModel = { name: component.name, parameters: { value: { column: 'acm_count' } }, dataSets: {}, ...more.binding };
  const cell = ticketForm().tabs[0]?.columns[0]?.sections[0]?.rows[2]?.[0];
  if (!cell) throw new Error('The form of the tests has no such cell.');
  const shown = render(<PlayerContext.Provider value={player}><ThemeProvider theme={lightTheme}><CodeComponent binding={binding} cell={cell} form={form} /></ThemeProvider></PlayerContext.Provider>);
  return { around, form, player, shown };
}

const log = () => (window as unknown as { log: unknown[] }).log;

describe('a code component', () => {
  it('is drawn with its value, texts and constants', async () => {
    await show((name) => virtual(name, `
      var p = context.parameters;
      return React.createElement("p", null, context.resources.getString("Hello") + " " + context.resources.getString("Missing") + " " + p.value.raw + "/" + p.max.raw + " " + p.value.attributes.LogicalName + " " + context.mode.label);`));
    expect(await screen.findByText('Good day Missing 3/100 acm_count count')).toBeTruthy();
  });

  it('is told which row it is on, and in which colours', async () => {
    await show((name) => virtual(name, `
      window.log.push(context.mode.contextInfo, context.page.entityId, context.page.isPageReadOnly, context.fluentDesignLanguage.tokenTheme.colorBrandBackground, context.fluentDesignLanguage.isDarkTheme);
      return React.createElement("p", null, "drawn");`));
    await screen.findByText('drawn');
    expect(log()).toEqual([{ entityId: ids.ticket, entityTypeName: 'acm_ticket', entityRecordName: 'Printer' }, ids.ticket, false, lightTheme.palette.themePrimary, false]);
  });

  it('hears of changes of its own properties only, and which', async () => {
    const { form } = await show((name) => virtual(name, 'window.log.push(context.updatedProperties); return React.createElement("p", null, "value " + context.parameters.value.raw);'));
    await screen.findByText('value 3');
    act(() => form.setValue('acm_name', 'Other'));
    act(() => form.setValue('acm_count', 5));
    expect(await screen.findByText('value 5')).toBeTruthy();
    expect(log()).toEqual([[], ['value', 'parameters']]);
  });

  it('hears when its row changed in the environment and the form read it again', async () => {
    const { around, form } = await show((name) => virtual(name, 'window.log.push(context.updatedProperties); return React.createElement("p", null, context.parameters.value.raw.toISOString());'), {
      binding: { parameters: { value: { column: 'modifiedon' } } },
    });
    around.change(ids.ticket, { modifiedon: '2026-04-01T00:00:00Z' });
    await act(() => form.refresh());
    expect(await screen.findByText('2026-04-01T00:00:00.000Z')).toBeTruthy();
  });

  it('writes its outputs to the columns that they are bound to', async () => {
    const { form } = await show((name) => virtual(name, `
      var self = this;
      return React.createElement("button", { onClick: function () { self.out = { value: 7 }; self.notify(); } }, "value " + context.parameters.value.raw);`));
    (await screen.findByRole('button')).click();
    expect(await screen.findByText('value 7')).toBeTruthy();
    expect(form.field('acm_count')).toMatchObject({ value: 7, isDirty: true });
  });

  it('may draw into its own element when it is no virtual one', async () => {
    await show((name) => `(function () {
      function ${name}() {}
      ${name}.prototype = { init: function (c, n, s, container) { this.box = container; }, updateView: function (c) { this.box.textContent = "plain " + c.parameters.value.raw; }, destroy: function () {} };
      ComponentFramework.registerControl("Acme.${name}", ${name});
    })();`, { model: { isVirtual: false } });
    expect(await screen.findByText('plain 3')).toBeTruthy();
  });

  it('reads and writes rows by context.webAPI', async () => {
    const { around } = await show((name) => virtual(name, `
      if (!this.asked) { this.asked = true; var self = this;
        context.webAPI.retrieveRecord("acm_ticket", context.mode.contextInfo.entityId, "?$select=acm_name").then(function (row) { self.name = row.acm_name; context.factory.requestRender(); }); }
      return React.createElement("p", null, "name " + this.name);`));
    expect(await screen.findByText('name Printer')).toBeTruthy();
    expect(around.sent.at(-1)?.url).toContain(`acm_tickets(${ids.ticket})?$select=acm_name`);
  });

  it('knows what its user may do', async () => {
    await show((name) => virtual(name, `
      var may = context.utils.hasEntityPrivilege;
      return React.createElement("p", null, [may("acm_ticket", 3, 3), may("acm_ticket", 4, 0), may("acm_other", 2, 0)].join());`));
    expect(await screen.findByText('true,false,false')).toBeTruthy();
  });

  it.each([[{ React: '16.14.0', Fluent: '8.29.0' }, 'drawn'], [{ React: '16.14.0', Fluent: '9.46.2' }, /wants Fluent 9\.46\.2\. The sandbox has/]])('is drawn with the platform libraries that there are, else said not to be: %j', async (platformLibraries, text) => {
    await show((name) => virtual(name, 'return React.createElement("p", null, "drawn");'), { model: { platformLibraries } });
    expect(await screen.findByText(text)).toBeTruthy();
  });

  it('is let go with the form', async () => {
    const { shown } = await show((name) => virtual(name, 'return React.createElement("p", null, "here");'));
    await screen.findByText('here');
    shown.unmount();
    expect(log()).toEqual(['destroyed']);
  });

  describe('that does not work leaves a message in its place, and the form lives on:', () => {
    beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));
    afterEach(() => jest.restoreAllMocks());

    it.each([
      ['in updateView', (name: string) => virtual(name, 'throw new Error("out of order");'), 'The code component Gauge does not work: out of order'],
      ['while drawing', (name: string) => virtual(name, 'return React.createElement(function () { throw new Error("broken inside"); });'), 'The code component Gauge does not work: broken inside'],
      ['by bringing no class', () => 'window.nothing = 1;', /brings no class 'Acme.Gauge\d+', which its manifest names/],
    ])('%s', async (_, makeCode, message) => {
      const { form } = await show(makeCode);
      expect(await screen.findByText(message)).toBeTruthy();
      act(() => form.setValue('acm_count', 4));
      await waitFor(async () => expect((await form.save()).kind).toBe('saved'));
    });
  });
});
