import * as React from 'react';
import type { CommandModel } from '../../app-model';
import { allHold, type RuleContext } from './rules';

/** Changes that come together are answered together. */
const pause = 30;

/**
 * The ids of the commands whose rules hold at the moment. As in Unified Interface a command that is not enabled is not
 * shown. Until new answers are there the old ones stay.
 * @param occasion changes whenever the rules have to be asked again
 */
export function useShownCommands(commands: readonly CommandModel[], context: RuleContext, occasion: string): ReadonlySet<string> {
  const [shown, setShown] = React.useState<ReadonlySet<string>>(new Set());
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
        if (isCurrent) setShown(new Set(answers.filter(({ holds }) => holds).map(({ id }) => id)));
      });
    }, pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [commands, occasion]);

  return shown;
}
