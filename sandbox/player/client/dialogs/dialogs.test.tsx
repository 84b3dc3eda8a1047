import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { forbidComplaints } from '../form/test-support/in-player';
import { DialogHost } from './dialog-host';
import { createDialogStore } from './dialog-store';

forbidComplaints();
const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });

function host() {
  const store = createDialogStore();
  render(<DialogHost store={store} />);
  /** Asks, and remembers the answer once it is there. */
  const ask = async <Answer,>(question: () => Promise<Answer>) => {
    const answered: Answer[] = [];
    await act(async () => {
      void question().then((answer) => answered.push(answer));
    });
    return answered;
  };
  return { ...store, ask };
}

it('answers yes by its button, and no by Escape', async () => {
  const { dialogs, ask, open } = host();
  const first = await ask(() => dialogs.confirm({ title: 'Sure?', text: 'All of it.', confirm: 'Do it' }));
  await user.click(screen.getByText('Do it'));
  expect(first).toEqual([true]);
  const second = await ask(() => dialogs.confirm({ text: 'Again?' }));
  await act(async () => void fireEvent.keyDown(screen.getByText('Again?'), { key: 'Escape', which: 27, keyCode: 27 }));
  expect(second).toEqual([false]);
  expect(open()).toEqual([]);
});

it('shows text as text', async () => {
  const { dialogs, ask } = host();
  await ask(() => dialogs.alert({ text: '<img src=x onerror=alert(1)>' }));
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
});

it('keeps the details of an error until somebody asks for them', async () => {
  const { dialogs, ask } = host();
  const closed = await ask(() => dialogs.error({ message: 'It is in use.', details: 'at line 1', code: '0x80040265' }));
  expect(screen.queryByDisplayValue(/at line 1/)).toBeNull();
  await user.click(screen.getByText('Show details'));
  expect(screen.getByDisplayValue(/0x80040265/)).toBeTruthy();
  await user.click(screen.getByText('OK'));
  expect(closed).toEqual([undefined]);
});

it('shows one progress at a time, the latest', async () => {
  const { dialogs } = host();
  await act(async () => dialogs.showProgress('Reading'));
  await act(async () => dialogs.showProgress('Writing'));
  expect(screen.queryByText('Reading')).toBeNull();
  expect(screen.getAllByText('Writing').length).toBeGreaterThan(0);
  await act(async () => dialogs.closeProgress());
  expect(screen.queryByText('Writing')).toBeNull();
});
