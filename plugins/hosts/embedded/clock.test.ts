import { createClock } from './clock';

const year = 365 * 24 * 3600 * 1000;

describe('the clock of the environment', () => {
  it('is asked before the first look, also where no tick has come yet: nothing is decided by our own', async () => {
    const clock = createClock(async () => year, () => 0);
    expect(await clock.now()).toBe(year);
  });

  it('goes on by our own, and is asked at each tick', async () => {
    const real = { now: 0 };
    const environment = { ahead: year, asked: 0 };
    const clock = createClock(async () => ((environment.asked += 1), real.now + environment.ahead), () => real.now);
    await clock.read();
    real.now = 1000;
    expect([await clock.now(), environment.asked]).toEqual([year + 1000, 1]);
    environment.ahead = 2 * year;
    await clock.read();
    expect(await clock.now()).toBe(2 * year + 1000);
  });

  it('is asked again where it did not answer', async () => {
    const answers = [async () => Promise.reject(new Error('not there')), async () => year];
    const clock = createClock(() => answers.shift()!(), () => 0);
    await expect(clock.now()).rejects.toThrow('not there');
    expect(await clock.now()).toBe(year);
  });
});
