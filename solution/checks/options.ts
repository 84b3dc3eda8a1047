import { section, type PackageTable } from './contents';
import { duplicates, problems, type Problem } from './finding';
import type { Package } from './package';
import { child, children, parseXmlTree, textAt, type XmlElement } from './xml-tree';

/** Part of the check of tables: choices, states and status reasons. */
export function optionProblems(solution: Package, tables: readonly PackageTable[]): Problem[] {
  const globalChoices = section(solution, 'optionsets/optionset');
  const isOurs = inRange(solution);
  return [
    ...globalChoices.flatMap((choice) => choiceProblems(`choice ${choice.attributes.Name ?? ''}`, choice, isOurs)),
    ...tables.flatMap((table) =>
      [...table.columns].flatMap(([name, column]) => {
        const where = `column ${table.logicalName}.${name}`;
        const options = child(column, 'optionset');
        const globalName = textAt(column, 'OptionSetName');
        return [
          ...problems(
            globalName !== '' &&
              !globalChoices.some(({ attributes }) => attributes.Name === globalName) && {
                where,
                problem: `takes its options from the choice ${globalName}, which is not in the package`,
              },
            textAt(column, 'Type') === 'picklist' && globalName === '' && !options && { where, problem: 'has no options' },
          ),
          ...(options && textAt(column, 'Type') === 'picklist' ? choiceProblems(where, options, isOurs) : []),
          ...defaultProblems(where, column, options ?? globalChoices.find(({ attributes }) => attributes.Name === globalName)),
        ];
      }),
    ),
    ...tables.filter(({ isOwn }) => isOwn).flatMap((table) => statusProblems(table, isOurs)),
  ];
}

/** Option values are the publisher's from its prefix times 10,000. */
function inRange({ solution }: Package): (value: string) => boolean {
  const first = Number(textAt(solution, 'SolutionManifest/Publisher/CustomizationOptionValuePrefix')) * 10_000;
  return (value) => Number(value) >= first && Number(value) <= first + 9_999;
}

function choiceProblems(where: string, optionSet: XmlElement, isOurs: (value: string) => boolean): Problem[] {
  const values = children(optionSet, 'options/option').map(({ attributes }) => attributes.value ?? '');
  return [
    ...values
      .filter((value) => !isOurs(value))
      .map((value) => ({ where, problem: `has the option value ${value}, which is not the publisher's` })),
    ...duplicates(values).map((value) => ({ where, problem: `has the option value ${value} twice` })),
  ];
}

function defaultProblems(where: string, column: XmlElement, optionSet: XmlElement | undefined): Problem[] {
  const value = textAt(column, 'AppDefaultValue');
  if (value === '' || value === '-1' || !optionSet) return [];
  const isOption = children(optionSet, 'options/option').some(({ attributes }) => attributes.value === value);
  return isOption ? [] : [{ where, problem: `has the default ${value}, which is none of its options` }];
}

function statusProblems(table: PackageTable, isOurs: (value: string) => boolean): Problem[] {
  const where = `column ${table.logicalName}.statuscode`;
  const states = children(table.columns.get('statecode'), 'optionset/states/state');
  const statuses = children(table.columns.get('statuscode'), 'optionset/statuses/status');
  const stateOf = new Map(statuses.map(({ attributes }) => [attributes.value, attributes.state]));
  const hasTransitions = statuses.some(({ attributes }) => attributes.TransitionData);
  return [
    ...problems(
      statuses.length === 0 && { where, problem: 'has no status reasons' },
      hasTransitions !== (textAt(table.info, 'EnforceStateTransitions') === '1') && {
        where,
        problem: 'has transitions that are not enforced, or enforces transitions that it does not have',
      },
    ),
    ...duplicates(statuses.map(({ attributes }) => attributes.value ?? '')).map((value) => ({
      where,
      problem: `has the status reason ${value} twice`,
    })),
    ...statuses.flatMap(({ attributes: { value = '', state = '', TransitionData } }) => [
      ...problems(
        !states.some((candidate) => candidate.attributes.value === state) && {
          where,
          problem: `has the status reason ${value} of the state ${state}, which is not there`,
        },
        value !== '1' &&
          value !== '2' &&
          !isOurs(value) && { where, problem: `has the status reason ${value}, which is neither built in nor the publisher's` },
      ),
      ...(TransitionData ? transitionProblems(where, value, TransitionData, stateOf) : []),
    ]),
    ...states
      .filter(({ attributes }) => stateOf.get(attributes.defaultstatus) !== attributes.value)
      .map(({ attributes }) => ({
        where: `column ${table.logicalName}.statecode`,
        problem: `has the state ${attributes.value} whose default, ${attributes.defaultstatus}, is no status reason of it`,
      })),
  ];
}

function transitionProblems(where: string, from: string, data: string, statuses: ReadonlyMap<string | undefined, unknown>): Problem[] {
  let transitions: XmlElement[];
  try {
    transitions = children(parseXmlTree(data), 'allowedtransition');
  } catch (error) {
    return [{ where, problem: `has transitions from ${from} that cannot be read: ${(error as Error).message}` }];
  }
  return transitions.flatMap(({ attributes: { sourcestatusid, tostatusid } }) =>
    problems(
      sourcestatusid !== from && { where, problem: `has a transition from ${sourcestatusid} kept with the status reason ${from}` },
      !statuses.has(tostatusid) && { where, problem: `has a transition to ${tostatusid}, which is no status reason` },
    ),
  );
}
