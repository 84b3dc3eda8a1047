import * as React from 'react';
import type { CommandModel } from '../../app-model';
import { allHold, type RuleContext } from './rules';

/** Changes that come together are answered together. */
const pause = 30;

export interface ShownCommands {
  /** The ids of the commands whose rules hold. */
  readonly ids: ReadonlySet<string>;
  /** The rules are being asked: what they answered last may not hold any more. */
  readonly isAsking: boolean;
}

interface Answered extends Pick<ShownCommands, 'ids'> {
  readonly commands?: readonly CommandModel[];
  readonly occasion?: string;
}

/**
 * The commands whose rules hold at the moment. As in Unified Interface a command that is not enabled is not shown.
 * Until new answers are there the old ones stay.
 * @param occasion changes whenever the rules have to be asked again
 */
export function useShownCommands(commands: readonly CommandModel[], context: RuleContext, occasion: string): ShownCommands {
  const [answered, setAnswered] = React.useState<Answered>({ ids: new Set() });
  const latest = React.useRef(context);
  latest.current = context;

  React.useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      const all = commands.flatMap((command) => [command, ...command.children]);
      const asked = all.map(async (command) => ({
        id: command.id,
        holds: (await allHold(command.displayRules, latest.current)) && (await allHold(command.enableRules, latest.current)),
      }));
      void Promise.all(asked).then((answers) => {
        if (isCurrent) setAnswered({ ids: new Set(answers.filter(({ holds }) => holds).map(({ id }) => id)), commands, occasion });
      });
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [commands, occasion]);

  return { ids: answered.ids, isAsking: answered.commands !== commands || answered.occasion !== occasion };
}
