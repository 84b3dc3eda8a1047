import { installXrm } from '../testing/xrm';
import { note } from './note';

describe('a note', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    installXrm();
  });
  afterEach(() => jest.useRealTimers());

  it('takes the place of the one before, and goes by itself', async () => {
    const cleared = jest.spyOn(Xrm.App, 'clearGlobalNotification');
    await note('One');
    await note('Two');
    expect(cleared.mock.calls).toEqual([['note 1']]);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(cleared.mock.calls.flat()).toContain('note 2');
  });

  it('may have been closed by hand', async () => {
    jest.spyOn(Xrm.App, 'clearGlobalNotification').mockRejectedValue(new Error('No such notification.'));
    await note('One');
    await expect(note('Two')).resolves.toBeUndefined();
  });
});
