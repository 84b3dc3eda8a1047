import { CommandBar as FluentCommandBar, useTheme, type ICommandBarItemProps, type IContextualMenuItem } from '@fluentui/react';
import * as React from 'react';
import type { CommandModel, ScriptCall } from '../../app-model';
import type { CommandBarProps } from '../contracts';
import { usePlayer, type LookupValue, type Player } from '../player';
import { useChanges } from '../shell/use-changes';
import { moreCommandsLabel } from '../strings/standard-commands';
import { createGridControl } from '../xrm/grid-control';
import { runScript } from '../xrm/scripts';
import { resolveParameters, type CommandPlace } from './parameters';
import { ruleContext } from './rule-context';
import { standardCommands } from './standard-commands';
import { useShownCommands } from './use-shown-commands';

const nothing = { subscribe: () => () => undefined };

/**
 * The standard commands of a place and those of the table's ribbon, in one bar that folds up where it is narrow. It is
 * busy until it shows what holds now.
 */
export function CommandBar({ further = [], isDisabled = false, ...props }: CommandBarProps & {
  /** Commands of the page itself. */
  readonly further?: readonly ICommandBarItemProps[];
  readonly isDisabled?: boolean;
}): React.ReactElement {
  const { location, table, grid, form, selection, label } = props;
  const player = usePlayer();
  const { palette, effects } = useTheme();
  useChanges(form ?? nothing);
  const gridControl = React.useMemo(() => grid && createGridControl(grid), [grid]);
  const rows = grid?.selected().filter(({ id }) => selection.includes(id)) ?? [];

  const commands = React.useMemo(() => table.commands.filter((command) => command.location === location), [table, location]);
  const run = (call: ScriptCall, commandId: string) => runScript(player, call, resolveParameters(call.parameters, placeOf(player, props, rows, gridControl, commandId)));
  const { ids: shown, isAsking } = useShownCommands(commands, ruleContext(player, props, (call) => run(call, '')), `${selection.join()}/${form?.revision ?? ''}/${form?.mode ?? ''}/${props.occasion ?? ''}`);

  const perform = async (command: CommandModel) => {
    try {
      for (const action of command.actions) await run(action, command.id);
    } catch (reason) {
      player.dialogs.closeProgress();
      const { message, stack } = reason instanceof Error ? reason : new Error(String(reason));
      await player.dialogs.error({ message: `“${command.label}” did not work. ${message}`, ...(stack ? { details: stack } : {}) });
    }
  };
  const own = commands.filter(({ id }) => shown.has(id)).map((command) => ({ sequence: command.sequence, item: itemOf(command, shown, (chosen) => void perform(chosen)) }));
  const standard = standardCommands({ player, table, location, selection: rows, isDisabled, ...(grid ? { grid } : {}), ...(form ? { form } : {}) })
    .map(({ key, label: text, icon, sequence, run: act }) => ({ sequence, item: { key, text, iconProps: { iconName: icon }, onClick: act } }));
  const items = [...[...own, ...standard].sort((a, b) => a.sequence - b.sequence).map(({ item }) => item), ...further];
  // Fluent measures what it is given before it shows it: a frame or more later.
  const [drawn, setDrawn] = React.useState('');
  const latestDrawn = React.useRef(drawn);
  const hasDrawn = ({ primaryItems, overflowItems }: Drawn) => {
    const keys = keysOf([...primaryItems, ...overflowItems]);
    // Saying the same again would let React try a drawing and drop it, and with it the question to the rules about a form that has changed meanwhile.
    if (keys !== latestDrawn.current) setDrawn((latestDrawn.current = keys));
  };
  const more = moreCommandsLabel(player.session.languageId);

  return (
    <div style={{ width: '100%', minWidth: 0, flexShrink: 0 }} aria-busy={isAsking || drawn !== keysOf(items)}>
      <FluentCommandBar
        ariaLabel={label}
        items={items}
        overflowButtonProps={{ ariaLabel: more, title: more }}
        dataDidRender={hasDrawn}
        // Icons are as wide before their font is there as after, so that what has no room is told right at once.
        styles={{ root: { padding: '0 4px', borderRadius: effects.roundedCorner4, background: palette.white, selectors: { '.ms-Button-icon': { width: 16 } } } }}
      />
    </div>
  );
}

/** What Fluent shows in the bar, and what it has folded up. */
interface Drawn {
  readonly primaryItems: readonly ICommandBarItemProps[];
  readonly overflowItems: readonly ICommandBarItemProps[];
}

const keysOf = (items: readonly ICommandBarItemProps[]): string => items.map(({ key }) => key).join();

function placeOf(player: Player, { table, grid, form }: CommandBarProps, selection: readonly LookupValue[], gridControl: unknown, commandId: string): CommandPlace {
  const { organization, user, languageId } = player.session;
  return {
    table: table.logicalName, objectTypeCode: table.objectTypeCode, selection, gridControl, organization, userId: user.id, languageId, commandId,
    ...(grid ? { grid } : {}), ...(form ? { form } : {}),
  };
}

function itemOf(command: CommandModel, shown: ReadonlySet<string>, perform: (command: CommandModel) => void): ICommandBarItemProps {
  const children = command.children.filter(({ id }) => shown.has(id)).map((child): IContextualMenuItem => itemOf(child, shown, perform));
  return {
    key: command.id,
    text: command.label,
    title: command.tooltip || command.label,
    ...iconOf(command.icon),
    ...(command.actions.length > 0 ? { onClick: () => perform(command), split: children.length > 0 } : {}),
    ...(children.length > 0 ? { subMenuProps: { items: children } } : {}),
  };
}

/** The name of a Fluent icon, or an image of the solution. */
function iconOf(icon: string | undefined): Pick<ICommandBarItemProps, 'iconProps'> {
  if (!icon) return {};
  return { iconProps: icon.startsWith('/') ? { imageProps: { src: icon, alt: '', width: 16, height: 16 } } : { iconName: icon } };
}
