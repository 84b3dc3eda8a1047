import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import { useFocusReturn } from './use-focus-return';

function Place({ dialog, hasButton = true }: { readonly dialog?: string; readonly hasButton?: boolean }): React.ReactElement {
  useFocusReturn(dialog !== undefined);
  return (
    <>
      <main id="page" tabIndex={-1}>{hasButton && <button type="button">Command</button>}</main>
      {dialog !== undefined && <div key={dialog} aria-modal="true"><button type="button">{dialog}</button></div>}
    </>
  );
}
const later = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));

describe('when everything above the page has closed', () => {
  it('the focus is where it was before the first thing opened', async () => {
    const { rerender } = render(<Place />);
    screen.getByText('Command').focus();
    for (const dialog of ['Reading', 'Question']) {
      rerender(<Place dialog={dialog} />);
      screen.getByText(dialog).focus();
    }
    rerender(<Place />);
    await later();
    expect(document.activeElement).toBe(screen.getByText('Command'));
  });

  it('the focus is on the page, where what had it is gone', async () => {
    const { rerender } = render(<Place />);
    screen.getByText('Command').focus();
    rerender(<Place dialog="Question" hasButton={false} />);
    screen.getByText('Question').focus();
    rerender(<Place hasButton={false} />);
    await later();
    expect(document.activeElement?.id).toBe('page');
  });
});
