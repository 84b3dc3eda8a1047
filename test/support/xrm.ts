import { webcrypto } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { readBuiltParts } from '@gdap-manager/solution';
import { XMLParser } from 'fast-xml-parser';
import { idOf } from '../../scripts/lib/ids';
import type { WebApi } from '../../scripts/lib/web-api';

type Json = Record<string, unknown>;

/** A CRUD request as scripts hand it to `Xrm.WebApi.online.executeMultiple`. */
interface ScriptRequest {
  readonly etn: string;
  readonly id?: string;
  readonly payload: Json;
  getMetadata(): { readonly operationName: 'Create' | 'Update' };
}

/** What the scripts of the zip define, in a page of their own. */
export interface ScriptHost {
  /** A function of `window.GdapManager.Commands`. */
  call(name: string, ...args: unknown[]): Promise<unknown>;
  /** What people were shown. */
  readonly shown: { readonly confirms: string[]; readonly alerts: string[]; readonly errors: string[]; readonly notes: string[]; readonly opened: Json[] };
  readonly clipboard: string[];
}

/** Runs the built command script as Power Apps does: on `Xrm`, whose Web API is that of a running environment. */
export function openScripts(api: WebApi): ScriptHost {
  const contentOf = (name: string) => new TextDecoder().decode(readBuiltParts().webResources.find((resource) => resource.name === name)?.content);
  const texts = textsIn(contentOf('gdap_/strings/GdapManager.1033.resx'));
  const shown: ScriptHost['shown'] = { confirms: [], alerts: [], errors: [], notes: [], opened: [] };
  const clipboard: string[] = [];
  const navigator = { clipboard: { writeText: async (text: string) => void clipboard.push(text) } };
  const webApi = createScriptWebApi(api);
  const window: Json = { navigator };
  window.parent = window;
  const Xrm = {
    WebApi: { ...webApi, online: webApi },
    Utility: {
      getResourceString: (_name: string, key: string) => texts.get(key), showProgressIndicator: () => undefined, closeProgressIndicator: () => undefined,
      getGlobalContext: () => ({ userSettings: { userId: `{${idOf('user', 'olga').toUpperCase()}}` } }),
    },
    Navigation: {
      openConfirmDialog: async ({ text }: { text: string }) => (shown.confirms.push(text), { confirmed: true }),
      openAlertDialog: async ({ text }: { text: string }) => void shown.alerts.push(text),
      openErrorDialog: async ({ message }: { message: string }) => void shown.errors.push(message),
      openForm: async (options: Json) => void shown.opened.push(options),
    },
    App: { addGlobalNotification: async ({ message }: { message: string }) => (shown.notes.push(message), 'note'), clearGlobalNotification: async () => undefined },
  };
  runInContext(contentOf('gdap_/scripts/commands.js'), createContext({ window, Xrm, crypto: webcrypto, setTimeout: (work: () => void, ms: number) => void setTimeout(work, ms).unref(), URLSearchParams }));
  const { Commands } = window.GdapManager as { Commands: Record<string, (...args: unknown[]) => Promise<unknown>> };
  return {
    call: async (name, ...args) => {
      const command = Commands[name];
      if (!command) throw new Error(`The script has no command ${name}.`);
      return command(...args);
    },
    shown,
    clipboard,
  };
}

function textsIn(resx: string): Map<string, string> {
  const { root } = new XMLParser({ ignoreAttributes: false }).parse(resx) as { root: { data: { '@_name': string; value: string }[] } };
  return new Map(root.data.map((entry) => [entry['@_name'], String(entry.value)]));
}

/** `Xrm.WebApi` over HTTP, with all annotations, as the client API gives rows. */
function createScriptWebApi(api: WebApi) {
  const sets = new Map<string, Promise<string>>();
  const setOf = (table: string): Promise<string> => {
    const known = sets.get(table) ?? api.get<{ EntitySetName: string }>(`EntityDefinitions(LogicalName='${table}')?$select=EntitySetName`).then(({ EntitySetName }) => EntitySetName);
    sets.set(table, known);
    return known;
  };
  const read = async (path: string): Promise<Json> => {
    const response = await fetch(new URL(path, api.url), { headers: { accept: 'application/json', prefer: 'odata.include-annotations="*"' } });
    const body = (await response.json()) as Json;
    if (!response.ok) throw new Error((body.error as { message: string }).message);
    return body;
  };
  return {
    async retrieveMultipleRecords(table: string, query: string) {
      const body = await read(`${await setOf(table)}${query}`);
      return { entities: body.value, nextLink: body['@odata.nextLink'] };
    },
    retrieveRecord: async (table: string, id: string, query: string) => read(`${await setOf(table)}(${id})${query}`),
    async updateRecord(table: string, id: string, payload: Json) {
      await api.update(`${await setOf(table)}(${id})`, payload);
      return { id, entityType: table };
    },
    async executeMultiple(requests: (ScriptRequest | ScriptRequest[])[]) {
      const parts = await Promise.all(requests.map(async (request) => (Array.isArray(request) ? changeSet(await Promise.all(request.map(httpOf))) : single(await httpOf(request)))));
      const body = [...parts.map((part) => `--batch\r\n${part}`), '--batch--', ''].join('\r\n');
      const response = await fetch(new URL('$batch', api.url), { method: 'POST', headers: { 'content-type': 'multipart/mixed; boundary=batch' }, body });
      const answer = await response.text();
      const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
      // As Power Apps does: one that failed is the outcome of all.
      const failed = /"message":"((?:[^"\\]|\\.)*)"/.exec(answer);
      if (statuses.some((status) => status >= 400)) throw new Error(failed?.[1] ?? answer);
      return statuses.map((status) => ({ ok: status < 400 }));
    },
  };

  async function httpOf({ etn, id, payload, getMetadata }: ScriptRequest): Promise<string> {
    const set = await setOf(etn);
    const isUpdate = getMetadata().operationName === 'Update';
    const line = isUpdate ? `PATCH ${api.url}${set}(${id}) HTTP/1.1\r\nIf-Match: *` : `POST ${api.url}${set} HTTP/1.1`;
    return `${line}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(payload)}\r\n`;
  }
}

const http = 'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n';
const single = (request: string): string => `${http}\r\n${request}`;
const changeSet = (requests: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary=set\r\n\r\n${requests.map((request, index) => `--set\r\n${http}Content-ID: ${index + 1}\r\n\r\n${request}`).join('')}--set--\r\n`;
