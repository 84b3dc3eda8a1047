import { isWatched, stopWatching, watch, type Watched } from './watch';

describe('watch', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    stopWatching();
    jest.useRealTimers();
  });

  const watched = (more: Partial<Watched<number>> = {}): jest.Mocked<Watched<number>> => ({
    id: 'a', look: jest.fn(async () => 1), saw: jest.fn(async () => true), tired: jest.fn(), isOpen: jest.fn(() => true), ...more,
  }) as jest.Mocked<Watched<number>>;

  it('looks less and less often, and ends after about a minute', async () => {
    const one = watched();
    const looks: number[] = [];
    one.look.mockImplementation(async () => looks.push(Date.now()));
    const start = Date.now();
    watch(one);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(looks.map((at) => (at - start) / 1000)).toEqual([1, 3, 6, 11, 16, 26, 36, 46, 61]);
    expect([one.tired.mock.calls.length, isWatched('a')]).toEqual([1, false]);
  });

  it('follows one row once, however often it is asked', async () => {
    const one = watched();
    watch(one);
    watch(one);
    await jest.advanceTimersByTimeAsync(1000);
    expect(one.look).toHaveBeenCalledTimes(1);
  });

  it('leaves a row for another', async () => {
    const [one, other] = [watched(), watched({ id: 'b' })];
    watch(one);
    watch(other);
    await jest.advanceTimersByTimeAsync(5000);
    expect([one.look.mock.calls.length, other.look.mock.calls.length > 0]).toEqual([0, true]);
  });

  it('ends as soon as the form shows something else', async () => {
    const one = watched();
    watch(one);
    one.isOpen.mockReturnValue(false);
    await jest.advanceTimersByTimeAsync(60_000);
    expect([one.look.mock.calls.length, one.tired.mock.calls.length, isWatched('a')]).toEqual([0, 0, false]);
  });

  it('tells nothing of a look that came back after the end', async () => {
    let answer = (_row: number): void => undefined;
    const one = watched({ look: () => new Promise((resolve) => (answer = resolve)) });
    watch(one);
    await jest.advanceTimersByTimeAsync(1000);
    stopWatching();
    answer(2);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(one.saw).not.toHaveBeenCalled();
  });

  it('goes on where what was seen could not be shown', async () => {
    const one = watched();
    one.saw.mockRejectedValueOnce(new Error('No connection.'));
    watch(one);
    await jest.advanceTimersByTimeAsync(3000);
    expect(one.saw).toHaveBeenCalledTimes(2);
  });

  it('goes on after a look that failed', async () => {
    const one = watched();
    one.look.mockRejectedValueOnce(new Error('No connection.'));
    watch(one);
    await jest.advanceTimersByTimeAsync(3000);
    expect([one.look.mock.calls.length, one.saw.mock.calls.length]).toEqual([2, 1]);
  });
});
