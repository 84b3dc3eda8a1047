import type { Player } from '../player';
import { isWebApiError } from '../web-api';
import { entitySetOf } from './entity-sets';
import { execute, executeMultiple } from './execute';
import { plainId } from './ids';
import type { RowRead } from './rows-read';

/**
 * `Xrm.WebApi`. Source: Learn "Xrm.WebApi (Client API reference)". Rejections carry `errorCode` and `message`.
 * @param onRead hears of each single row that was read, and in which version
 */
export function createXrmWebApi(player: Player, onRead: (table: string, id: string, read: RowRead) => void = () => undefined): Xrm.WebApi {
  const { api } = player;
  const online = {
    createRecord: scripted(async (table: string, record: object) => ({ entityType: table, id: await api.create(await entitySetOf(player, table), record) })),
    retrieveRecord: scripted(async (table: string, id: string, options?: string) => {
      const row = await api.get(`${await entitySetOf(player, table)}(${plainId(id)})${query(options)}`);
      const { '@odata.etag': etag } = row;
      if (typeof etag === 'string') onRead(table, plainId(id), { etag, ...selected(options) });
      return row;
    }),
    retrieveMultipleRecords: scripted(async (table: string, options?: string, maxPageSize?: number) => {
      const answer = await api.get((await entitySetOf(player, table)) + query(options), maxPageSize ? { Prefer: `odata.maxpagesize=${maxPageSize}` } : {});
      return {
        entities: answer['value'],
        nextLink: answer['@odata.nextLink'],
        ...('@Microsoft.Dynamics.CRM.fetchxmlpagingcookie' in answer ? { fetchXmlPagingCookie: answer['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'] } : {}),
      };
    }),
    updateRecord: scripted(async (table: string, id: string, data: object) => {
      await api.update(await entitySetOf(player, table), plainId(id), data);
      return { entityType: table, id: plainId(id) };
    }),
    deleteRecord: scripted(async (table: string, id: string) => {
      await api.remove(await entitySetOf(player, table), plainId(id));
      return { entityType: table, id: plainId(id) };
    }),
    execute: scripted((request: object) => execute(player, request)),
    executeMultiple: scripted((requests: readonly (object | readonly object[])[]) => executeMultiple(player, requests)),
    isAvailableOffline: () => false,
  };
  const offline = { ...online, execute: undefined, executeMultiple: undefined };
  return { ...online, online, offline } as unknown as Xrm.WebApi;
}

/** The columns that options name. */
function selected(options: string | undefined): Pick<RowRead, 'columns'> {
  const select = new URLSearchParams(query(options)).get('$select');
  return select === null ? {} : { columns: select.split(',').map((column) => column.trim()) };
}

/** Gives failures the shape that scripts know: `errorCode` is the code as a signed number. */
function scripted<Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await call(...args);
    } catch (thrown) {
      if (!isWebApiError(thrown)) throw thrown;
      throw Object.assign(thrown, { errorCode: Number(thrown.code) | 0 || thrown.status, title: 'Error' });
    }
  };
}

/** Query options as scripts write them: FetchXML comes unencoded as often as encoded. */
function query(options = ''): string {
  if (!options) return '';
  const text = options.slice(Math.max(options.indexOf('?'), 0));
  const fetchXml = /^\??fetchXml=(<.*)$/is.exec(text)?.[1];
  if (fetchXml) return `?fetchXml=${encodeURIComponent(fetchXml)}`;
  return text.startsWith('?') ? text : `?${text}`;
}
