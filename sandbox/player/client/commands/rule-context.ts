import type { ScriptCall } from '../../app-model';
import type { CommandBarProps, FieldValue, FormRuntime } from '../contracts';
import type { Player } from '../player';
import type { RuleContext } from './rules';

const states = { create: 'Create', update: 'Existing', readOnly: 'ReadOnly', disabled: 'Disabled' } as const;

/** What the rules of a bar are asked with. */
export function ruleContext(player: Player, { table, form, selection }: CommandBarProps, run: (call: ScriptCall) => unknown): RuleContext {
  const privileges = new Map(Object.entries(player.session.user.privileges).map(([name, depth]) => [name.toLowerCase(), depth]));
  return {
    selectionCount: selection.length,
    ...(form ? { formState: states[form.mode] } : {}),
    privilege: (name) => privileges.get(name.toLowerCase()) ?? 0,
    schemaName: (named, appliesTo) => {
      const meant = named ?? (appliesTo === 'PrimaryEntity' ? form?.table.logicalName : undefined) ?? table.logicalName;
      return player.app.tables[meant]?.schemaName ?? meant;
    },
    value: (column) => (form ? textOf(form, column) : undefined),
    run,
    broke: (call, reason) => reportOnce(player, call, reason),
  };
}

function textOf(form: FormRuntime, column: string): string | undefined {
  const value: FieldValue = column in form.table.columns ? form.field(column).value : null;
  return value === null ? undefined : String(value);
}

const reported = new WeakMap<Player, Set<string>>();

/** Rules are asked at each change: what is broken is said once. */
function reportOnce(player: Player, { library, functionName }: ScriptCall, { message }: Error): void {
  const known = reported.get(player) ?? new Set<string>();
  reported.set(player, known);
  if (known.has(functionName)) return;
  known.add(functionName);
  player.dialogs.notify({
    level: 'warning', canClose: true,
    message: `A command is hidden, because the rule '${functionName}' of '${library}' failed: ${message} Tell whoever looks after the app.`,
  });
}
