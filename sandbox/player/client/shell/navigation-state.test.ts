import { waitFor } from '@testing-library/react';
import type { Page } from '../player';
import { addressOf, pageOf } from './address';
import { createNavigationState } from './navigation-state';

const tickets: Page = { kind: 'list', table: 'acm_ticket' };
const ticket: Page = { kind: 'record', table: 'acm_ticket', id: '0d1b5a3c-0000-4000-8000-00000000000a' };
const start = () => createNavigationState(window, tickets, (page) => addressOf('acm_Desk', page));

it('writes where it is into the address', async () => {
  const navigation = start();
  await navigation.navigate(ticket);
  expect(pageOf(window.location.search)).toEqual(ticket);
  expect(navigation.page()).toEqual(ticket);
});

it("follows the browser's back button", async () => {
  const navigation = start();
  await navigation.navigate(ticket);
  window.history.back();
  await waitFor(() => expect(navigation.page()).toEqual(tickets));
});

it('asks before unsaved changes are left, and stays where somebody says so', async () => {
  const navigation = start();
  const confirmLeaving = jest.fn(() => Promise.resolve(false));
  const release = navigation.guardLeaving({ isDirty: () => true, confirmLeaving });
  expect(await navigation.navigate(ticket)).toBe(false);
  expect(navigation.page()).toEqual(tickets);
  release();
  expect(await navigation.navigate(ticket)).toBe(true);
  expect(confirmLeaving).toHaveBeenCalledTimes(1);
});

it("asks, too, when the browser's back button would leave them", async () => {
  const navigation = start();
  await navigation.navigate(ticket);
  const confirmLeaving = jest.fn(() => Promise.resolve(false));
  const release = navigation.guardLeaving({ isDirty: () => true, confirmLeaving });
  window.history.back();
  await waitFor(() => expect(confirmLeaving).toHaveBeenCalled());
  await waitFor(() => expect(pageOf(window.location.search)).toEqual(ticket));
  expect(navigation.page()).toEqual(ticket);
  release();
});
