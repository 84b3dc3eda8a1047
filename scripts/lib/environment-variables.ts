import type { WebApi } from './web-api';

interface Definition {
  readonly environmentvariabledefinitionid: string;
  readonly environmentvariabledefinition_environmentvariablevalue: readonly { readonly environmentvariablevalueid: string; readonly value: string | null }[];
}

/**
 * Gives an environment variable the value that holds in this environment; nothing is written where it holds already.
 * @param name schema name
 */
export async function setEnvironmentVariable(api: WebApi, name: string, value: string): Promise<void> {
  const [definition] = await api.list<Definition>(
    `environmentvariabledefinitions?$select=schemaname&$filter=schemaname eq '${name}'&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)`,
  );
  if (!definition) throw new Error(`The environment variable '${name}' is not installed: import the solution first.`);
  const [own] = definition.environmentvariabledefinition_environmentvariablevalue;
  if (own?.value === value) return;
  if (own) await api.update(`environmentvariablevalues(${own.environmentvariablevalueid})`, { value });
  else {
    await api.create('environmentvariablevalues', {
      schemaname: name, value, 'EnvironmentVariableDefinitionId@odata.bind': `/environmentvariabledefinitions(${definition.environmentvariabledefinitionid})`,
    });
  }
}
