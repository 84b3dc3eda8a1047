import type { RuleModel, ScriptCall } from '../../app-model';

/** What the rules of commands ask about. */
export interface RuleContext {
  readonly selectionCount: number;
  /** Absent outside of forms. */
  readonly formState?: 'Create' | 'Existing' | 'ReadOnly' | 'Disabled' | 'BulkEdit';
  /** Depth of a privilege such as `prvReadaccount`, whatever its capitals; 0 when it is missing. */
  privilege(name: string): number;
  /** Schema name of the table that a rule means: the one named, else by `appliesTo` the table of the page or of the list. */
  schemaName(table: string | undefined, appliesTo: string | undefined): string;
  /** Value of a form's column as text; undefined when it has none. */
  value(column: string): string | undefined;
  /** Asks a script; may reject. */
  run(call: ScriptCall): unknown;
  /** Tells somebody that a script rule broke. */
  broke(call: ScriptCall, reason: Error): void;
}

/** Power Apps waits ten seconds for a rule that returns a promise (Learn: Define custom rules, EnableRule). */
const patience = 10_000;

/** Names of depths in ribbons, as numbers of privileges. */
const depths: Readonly<Record<string, number>> = { none: 0, basic: 1, local: 2, deep: 4, global: 8 };

/** Whether all rules hold. Rules that cost nothing are asked before scripts. */
export async function allHold(rules: readonly RuleModel[], context: RuleContext): Promise<boolean> {
  const inOrder = [...rules].sort((a, b) => Number(asksScript(a)) - Number(asksScript(b)));
  for (const rule of inOrder) if (!(await ruleHolds(rule, context))) return false;
  return true;
}

async function ruleHolds(rule: RuleModel, context: RuleContext): Promise<boolean> {
  const answer = await bareAnswer(rule, context);
  return answer === undefined ? false : answer !== rule.invert;
}

/** @returns undefined when nobody can tell: a rule that broke does not hold, inverted or not */
async function bareAnswer(rule: RuleModel, context: RuleContext): Promise<boolean | undefined> {
  switch (rule.kind) {
    case 'always':
      return rule.holds;
    case 'selectionCount':
      return context.selectionCount >= rule.minimum && context.selectionCount <= (rule.maximum ?? Infinity);
    case 'formState':
      // A form that is read-only or disabled shows a row that exists, too.
      return context.formState === rule.state || (rule.state === 'Existing' && (context.formState === 'ReadOnly' || context.formState === 'Disabled'));
    case 'entityPrivilege':
      return context.privilege(`prv${rule.privilege}${context.schemaName(rule.table, rule.appliesTo)}`) >= Math.max(1, depths[rule.depth.toLowerCase()] ?? 1);
    case 'miscPrivilege':
      return context.privilege(rule.privilege.startsWith('prv') ? rule.privilege : `prv${rule.privilege}`) > 0;
    case 'value':
      return context.value(rule.column) === rule.value;
    case 'crmClient':
      return rule.type === 'Web';
    case 'or':
      for (const group of rule.groups) if (await allHold(group, context)) return true;
      return false;
    case 'script':
      return scriptAnswer(rule.call, context);
  }
}

async function scriptAnswer(call: ScriptCall, context: RuleContext): Promise<boolean | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return Boolean(await Promise.race([Promise.resolve(context.run(call)), late]));
  } catch (reason) {
    context.broke(call, reason instanceof Error ? reason : new Error(String(reason)));
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function asksScript(rule: RuleModel): boolean {
  return rule.kind === 'script' || (rule.kind === 'or' && rule.groups.some((group) => group.some(asksScript)));
}
