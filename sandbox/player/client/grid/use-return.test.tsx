import { render } from '@testing-library/react';
import * as React from 'react';
import { useReturn } from './use-return';

function List({ rows, now }: { readonly rows: Parameters<typeof useReturn>[0]; readonly now: () => number }): null {
  useReturn(rows, now);
  return null;
}

describe('somebody who comes back to the window', () => {
  const refresh = jest.fn(() => Promise.resolve());
  let time = 0;
  const come = (isLoading: boolean, seconds: number) => {
    refresh.mockClear();
    time = 0;
    render(<List rows={{ isLoading, readings: 1, refresh }} now={() => time} />);
    time = seconds * 1000;
    window.dispatchEvent(new Event('focus'));
  };

  it('sees the rows as they are now', () => {
    come(false, 60);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it.each([['were read just now', false, 2], ['are being read', true, 60]])('waits for nothing when the rows %s', (_, isLoading, seconds) => {
    come(isLoading, seconds);
    expect(refresh).not.toHaveBeenCalled();
  });

  afterEach(() => document.body.replaceChildren());
});
