import * as React from 'react';

/** Draws a dialog that answers by calling what it is given. */
export type DrawQuestion<Answer> = (answer: (answer: Answer) => void) => JSX.Element;

/** Asks something in a dialog. @returns how to ask, and the dialog while there is one */
export function useQuestion<Answer>(): readonly [(draw: DrawQuestion<Answer>) => Promise<Answer>, JSX.Element | undefined] {
  const [dialog, setDialog] = React.useState<JSX.Element>();
  const ask = React.useCallback(
    (draw: DrawQuestion<Answer>) =>
      new Promise<Answer>((resolve) => {
        setDialog(
          draw((answer) => {
            setDialog(undefined);
            resolve(answer);
          }),
        );
      }),
    [],
  );
  return [ask, dialog];
}
