import * as React from 'react';
import type { FormRuntime } from '../contracts';
import { usePlayer } from '../player';
import { LeaveDialog, type LeaveAnswer } from './leave-dialog';
import { useQuestion } from './use-question';

/** Keeps somebody from losing what they typed when they go elsewhere. @returns the dialog while it asks */
export function useLeaving(form: FormRuntime): JSX.Element | undefined {
  const player = usePlayer();
  const [ask, dialog] = useQuestion<LeaveAnswer>();
  React.useEffect(
    () =>
      player.guardLeaving({
        isDirty: () => form.isDirty,
        confirmLeaving: async () => {
          const answer = await ask((choose) => <LeaveDialog answer={choose} />);
          return answer === 'save' ? (await form.save()).kind === 'saved' : answer === 'discard';
        },
      }),
    [player, form, ask],
  );
  return dialog;
}
