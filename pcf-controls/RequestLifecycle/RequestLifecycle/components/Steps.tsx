import * as React from 'react';
import { Icon, css } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import { stages, stagesOf, type Ending, type Stage, type StageState } from '../model/stages';
import type { Request } from '../model/types';
import { useStyles } from './styles';

/** The way of a request as an ordered list: what is behind it, where it stands, what is to come. */
export const Steps: React.FC<{ readonly request: Request; readonly texts: Texts; readonly isNarrow: boolean }> = ({ request, texts, isNarrow }) => {
  const styles = useStyles(isNarrow);
  const { states, ending } = stagesOf(request);
  return (
    <ol className={styles.steps} aria-label={texts('Steps_Label')}>
      {stages.map((stage, index) => {
        const state = states[stage];
        return (
          <li key={stage} className={styles.step} aria-current={state === 'current' ? 'step' : undefined}>
            <span className={css(styles.mark, state === 'done' && styles.markDone, state === 'current' && (stage === 'ended' ? styles.markEnded : styles.markCurrent))} aria-hidden="true">
              {icons[state] === undefined ? index + 1 : <Icon iconName={icons[state]} />}
            </span>
            <span>
              <span className={css(styles.stepName, state === 'current' && styles.stepCurrent, state === 'skipped' && styles.stepSkipped)}>{texts(nameOf(stage, state, ending))}</span>
              <span className={saidByItsMark.has(state) ? styles.unseen : styles.stepNote}> {texts(notes[state])}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
};

/** A tick and a number tell the eye enough; the words are for the ear. */
const saidByItsMark: ReadonlySet<StageState> = new Set<StageState>(['done', 'upcoming']);

const icons: Partial<Record<StageState, string>> = { done: 'CheckMark', skipped: 'Cancel' };
const notes: Record<StageState, string> = { done: 'State_Done', current: 'State_Current', upcoming: 'State_Upcoming', skipped: 'State_Skipped' };
const names: Record<Stage, string> = {
  draft: 'Stage_Draft', submitted: 'Stage_Submitted', approval: 'Stage_Approval', activating: 'Stage_Activating', active: 'Stage_Active', ended: 'Stage_Ended',
};
const endings: Record<NonNullable<Ending>, string> = {
  expired: 'Ending_Expired', lapsed: 'Ending_Lapsed', notApproved: 'Ending_NotApproved', terminated: 'Ending_Terminated', terminating: 'Ending_Terminating',
};

const nameOf = (stage: Stage, state: StageState, ending: Ending): string => (stage === 'ended' && state === 'current' && ending !== undefined ? endings[ending] : names[stage]);
