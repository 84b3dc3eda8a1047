import { createDispatcher } from './dispatcher';

/** Work that ends when told to. */
function workshop(pieces: number) {
  const state = { started: 0, underWay: 0, most: 0, ends: [] as (() => void)[] };
  const next = () => {
    if (state.started === pieces) return undefined;
    state.started += 1;
    return async () => {
      state.underWay += 1;
      state.most = Math.max(state.most, state.underWay);
      await new Promise<void>((resolve) => state.ends.push(resolve));
      state.underWay -= 1;
    };
  };
  const endAll = async () => {
    while (state.ends.length > 0) {
      state.ends.shift()?.();
      await new Promise(setImmediate);
    }
  };
  return { state, next, endAll };
}

test('work begins after the caller is done, not within its call', async () => {
  const { state, next, endAll } = workshop(1);
  const dispatcher = createDispatcher({ concurrency: 1, next });
  dispatcher.wake();
  expect(state.started).toBe(0);
  await new Promise(setImmediate);
  expect(state.started).toBe(1);
  await endAll();
});

test('all work is done, never more of it at once than allowed', async () => {
  const { state, next, endAll } = workshop(10);
  const dispatcher = createDispatcher({ concurrency: 3, next });
  dispatcher.wake();
  await new Promise(setImmediate);
  await endAll();
  await dispatcher.idle();
  expect(state).toMatchObject({ started: 10, underWay: 0, most: 3 });
});

test('is idle only when woken work has ended', async () => {
  const { next, endAll } = workshop(2);
  const dispatcher = createDispatcher({ concurrency: 2, next });
  await dispatcher.idle();
  dispatcher.wake();
  const order: string[] = [];
  const idle = dispatcher.idle().then(() => order.push('idle'));
  await new Promise(setImmediate);
  order.push('ending');
  await endAll();
  await idle;
  expect(order).toEqual(['ending', 'idle']);
});

test('starts nothing after it was closed, and keeps nobody waiting', async () => {
  const { state, next, endAll } = workshop(3);
  const dispatcher = createDispatcher({ concurrency: 1, next });
  dispatcher.wake();
  await new Promise(setImmediate);
  const idle = dispatcher.idle();
  dispatcher.close();
  await idle;
  await endAll();
  dispatcher.wake();
  await new Promise(setImmediate);
  expect(state.started).toBe(1);
});
