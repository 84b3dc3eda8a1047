import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { drawIn, forbidComplaints } from '../form/test-support/in-player';
import { playerOf, testTable } from '../grid/testing';
import { CommandBar } from './command-bar';

forbidComplaints();
const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });

/** A window in which there is room for two commands: what Fluent measures is as wide as what stands in it. */
beforeEach(() => {
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const isBar = this.getAttribute('style') === null && this.querySelector('[data-automation-id=visibleContent]') !== null;
    return { width: isBar ? 250 : this.querySelectorAll('[role=menuitem]').length * 100, height: 40 } as DOMRect;
  });
});

/** The bar of a table with a command whose script answers late. */
async function open(languageId = 1033) {
  let answer: (holds: boolean) => void = () => undefined;
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  Object.assign(window, { Acme: { mayEscalate: () => answered } });
  const escalate = {
    id: 'acme.escalate', location: 'form' as const, label: 'Escalate', tooltip: '', sequence: 5, children: [], actions: [], displayRules: [],
    enableRules: [{ kind: 'script' as const, invert: false, call: { library: '', functionName: 'Acme.mayEscalate', parameters: [] } }],
  };
  const table = testTable({ commands: [escalate] });
  const { player } = playerOf({ rows: [], tables: { acm_ticket: table } });
  const form = { ...fakeForm(), table };
  drawIn({ ...player, session: { ...player.session, languageId } }, <CommandBar location="form" table={table} form={form as never} selection={['1']} label="Commands of Ticket" />);
  await settled();
  await screen.findByRole('menubar');
  return { answer: async (holds: boolean) => (answer(holds), settled()) };
}

const fakeForm = () => ({ id: '1', mode: 'update', revision: 1, subscribe: () => () => undefined, field: () => ({ value: null }) });
const settled = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 120)));
const bar = () => screen.getByRole('menubar').closest('[aria-busy]');

it('is busy until the rules have answered and what holds is shown', async () => {
  const { answer } = await open();
  await waitFor(() => expect([bar()?.getAttribute('aria-busy'), screen.queryAllByText('Escalate').length]).toEqual(['true', 0]));
  await answer(true);
  await waitFor(() => expect([bar()?.getAttribute('aria-busy'), screen.queryAllByText('Escalate').length]).toEqual(['false', 1]));
});

it.each([[1033, 'More commands', 'Refresh'], [1031, 'Weitere Befehle', 'Aktualisieren']])('keeps what has no room behind a button, in the language %i: %s', async (languageId, more, last) => {
  const { answer } = await open(languageId);
  await answer(true);
  const overflow = await screen.findByRole('menuitem', { name: more });
  await waitFor(() => expect(screen.queryByText(last)).toBeNull());
  await user.click(overflow);
  expect(await screen.findByText(last)).toBeTruthy();
});
