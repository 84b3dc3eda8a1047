import { act, cleanup, render } from '@testing-library/react';
import * as React from 'react';
import type { Session } from '../data/session';
import { createStore } from '../data/store';
import type { Snapshot } from '../model/types';
import { createFakeDataverse } from '../testing/fake-dataverse';
import { desk, helpdesk, mapping, roles, snapshot } from '../testing/world';
import { useSession } from './use-session';

let latest: Session | undefined;
const active = (state: 'pending' | 'active') => snapshot([mapping(helpdesk, desk, { state })], { kind: 'request', status: 'active' });

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

/** A component that shows the session's first state of an assignment. @returns how often rows were read */
function show(from: Snapshot) {
  const dataverse = createFakeDataverse(from, roles);
  const store = createStore(() => ({ webApi: dataverse.webAPI as ComponentFramework.WebApi, clientUrl: '', fetch: dataverse.fetch }));
  const Shown: React.FC<{ revision: number }> = ({ revision }) => {
    const session = useSession({
      store, row: { table: 'gdap_request', id: 'holder' }, person: () => ({ canChangeMappings: true, isFormReadOnly: false }),
      keep: () => undefined,
    }, revision);
    latest = session;
    return <>{session.state.snapshot?.mappings[0]?.state}</>;
  };
  const { container, rerender } = render(<Shown revision={1} />);
  return { dataverse, container, change: () => rerender(<Shown revision={2} />), reads: () => dataverse.calls.filter((call) => call.startsWith('gdap_rolemapping')).length };
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

it('reads again while Microsoft works on it, and stops when that is done', async () => {
  const { dataverse, container, reads } = show(active('pending'));
  await pass(0);
  expect([container.textContent, reads()]).toEqual(['pending', 1]);
  dataverse.mappings = [...active('active').mappings];
  await pass(2000);
  expect([container.textContent, reads()]).toEqual(['active', 2]);
  await pass(600_000);
  expect(reads()).toBe(2);
});

it('gives up after some minutes', async () => {
  const { reads } = show(active('pending'));
  await pass(600_000);
  const before = reads();
  expect(before).toBeGreaterThan(5);
  await pass(600_000);
  expect(reads()).toBe(before);
});

it('does not read while nobody looks', async () => {
  const { reads } = show(active('pending'));
  await pass(0);
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await pass(60_000);
  jest.restoreAllMocks();
  expect(reads()).toBe(1);
});

it('waits for the roles of the template on a new request', async () => {
  const { dataverse, container } = show(snapshot([], { kind: 'request', status: 'draft' }));
  await pass(0);
  dataverse.mappings = [mapping(helpdesk, desk)];
  await pass(2000);
  expect(container.textContent).toBe('none');
});

it('looks what became of a change on a relationship in force', async () => {
  const { dataverse, container } = show(active('active'));
  await pass(0);
  act(() => latest?.edit({ do: 'remove', key: 'Helpdesk for Desk' }));
  await act(async () => latest?.save());
  expect(container.textContent).toBe('active');
  dataverse.mappings = dataverse.mappings.map((row) => ({ ...row, state: 'none' }));
  await pass(2000);
  expect(container.textContent).toBe('none');
});

it('reads once more when the row has changed', async () => {
  const { change, reads } = show(active('active'));
  await pass(0);
  change();
  await pass(0);
  expect(reads()).toBe(2);
});
