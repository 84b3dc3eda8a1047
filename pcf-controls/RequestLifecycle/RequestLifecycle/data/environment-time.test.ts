import { createEnvironmentTime } from './environment-time';

const answering = (date: string | null) => jest.fn(async () => ({ headers: { get: () => date } }));

describe("the environment's time", () => {
  it('is that of its answers, and goes on with the clock of the browser', async () => {
    let browser = 1_000;
    const now = createEnvironmentTime({ fetch: answering('Thu, 22 Nov 2029 08:00:00 GMT'), clientUrl: '', browserNow: () => browser });
    expect(await now()).toBe(Date.UTC(2029, 10, 22, 8));
    browser += 5_000;
    expect(await now()).toBe(Date.UTC(2029, 10, 22, 8, 0, 5));
  });

  it('is asked for once, however many want to know', async () => {
    const fetch = answering('Thu, 22 Nov 2029 08:00:00 GMT');
    const now = createEnvironmentTime({ fetch, clientUrl: '/contoso', browserNow: () => 0 });
    await Promise.all([now(), now(), now()]);
    expect(fetch.mock.calls).toEqual([['/contoso/api/data/v9.2/WhoAmI']]);
  });

  it('is asked for again after a minute: somebody may have put a clock right', async () => {
    let browser = 0;
    const fetch = answering('Thu, 22 Nov 2029 08:00:00 GMT');
    const now = createEnvironmentTime({ fetch, clientUrl: '', browserNow: () => browser });
    await now();
    browser = 59_999;
    await now();
    expect(fetch).toHaveBeenCalledTimes(1);
    browser = 60_000;
    expect(await now()).toBe(Date.UTC(2029, 10, 22, 8));
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['there is no answer', jest.fn(() => Promise.reject(new TypeError('Failed to fetch')))],
    ['the answer has no date', answering(null)],
  ])("is the browser's where %s", async (_why, fetch) => {
    expect(await createEnvironmentTime({ fetch, clientUrl: '', browserNow: () => 42 })()).toBe(42);
  });
});
