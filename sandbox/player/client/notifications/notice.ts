import type { WebApiRow } from '../player';
import { blocksOf, type Block } from './markdown';

/** A notification of a user, as the bell shows it. */
export interface Notice {
  readonly id: string;
  readonly title: readonly Block[];
  /** The title without marks, for names of buttons. */
  readonly name: string;
  readonly body: readonly Block[];
  readonly icon: { readonly name: string; readonly means: string } | { readonly url: string };
  /** Whether it appears for a moment when it is new. */
  readonly isToast: boolean;
  /** ISO 8601 UTC. */
  readonly created: string;
  readonly actions: readonly NoticeAction[];
}

export interface NoticeAction {
  readonly title: string;
  readonly url: string;
  readonly target: 'inline' | 'dialog' | 'newWindow';
}

/** The notifications of a user, the latest first: more than anybody reads. */
export const noticesPath = (userId: string): string =>
  `appnotifications?$select=title,body,icontype,toasttype,ttlinseconds,data,createdon&$filter=${encodeURIComponent(`_ownerid_value eq ${userId}`)}&$orderby=createdon desc&$top=100`;

/** A row of `appnotifications`. @returns undefined for one whose time is over: the platform deletes it some time later */
export function noticeOf(row: WebApiRow, now: Date): Notice | undefined {
  const created = text(row.createdon);
  const seconds = typeof row.ttlinseconds === 'number' ? row.ttlinseconds : Infinity;
  if (Date.parse(created) + seconds * 1000 <= now.getTime()) return undefined;
  const data = dataOf(row.data);
  // Only what `data` says instead may have marks (Learn): the columns themselves are plain text.
  const title = data.title === undefined ? plain(text(row.title)) : blocksOf(data.title);
  return {
    id: text(row.appnotificationid),
    title,
    name: title.flatMap(({ lines }) => lines).flat().map((inline) => inline.text).join('') || '(no title)',
    body: data.body === undefined ? plain(text(row.body)) : blocksOf(data.body),
    icon: iconOf(row.icontype, data.iconUrl),
    isToast: row.toasttype !== HIDDEN,
    created,
    actions: data.actions,
  };
}

/** `appnotification.toasttype`: only in the panel. */
const HIDDEN = 200000001;

/** `appnotification.icontype`, as names of Fluent icons and what they mean. */
const ICONS: Readonly<Record<number, { readonly name: string; readonly means: string }>> = {
  100000000: { name: 'Info', means: 'Information' },
  100000001: { name: 'Completed', means: 'Success' },
  100000002: { name: 'ErrorBadge', means: 'Failure' },
  100000003: { name: 'Warning', means: 'Warning' },
  100000004: { name: 'Accounts', means: 'Mention' },
};
const CUSTOM = 100000005;

function iconOf(type: unknown, url: string | undefined): Notice['icon'] {
  if (type === CUSTOM && url !== undefined && /^\/?WebResources\//i.test(url)) return { url: url.replace(/^\/?/, '/') };
  return ICONS[Number(type)] ?? { name: 'Info', means: 'Information' };
}

interface NoticeData {
  readonly title?: string;
  readonly body?: string;
  readonly iconUrl?: string;
  readonly actions: readonly NoticeAction[];
}

/** The JSON of `data`; anything in it that is not as documented is left out. */
function dataOf(json: unknown): NoticeData {
  const data = typeof json === 'string' ? parsed(json) : {};
  const given = (name: 'title' | 'body' | 'iconUrl') => (typeof data[name] === 'string' ? { [name]: data[name] } : {});
  return { ...given('title'), ...given('body'), ...given('iconUrl'), actions: Array.isArray(data.actions) ? data.actions.flatMap(actionOf) : [] };
}

function parsed(json: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(json));
  } catch {
    return {};
  }
}

/** An action stands in JSON as `{title, data: {url, navigationTarget}}`. */
function actionOf(action: unknown): NoticeAction[] {
  const { title, data } = recordOf(action);
  const { url, navigationTarget } = recordOf(data);
  if (typeof title !== 'string' || typeof url !== 'string') return [];
  return [{ title, url, target: navigationTarget === 'dialog' || navigationTarget === 'newWindow' ? navigationTarget : 'inline' }];
}

const recordOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});

const plain = (value: string): readonly Block[] =>
  value.split(/\r?\n/).filter((line) => line.trim() !== '').map((line) => ({ kind: 'paragraph', lines: [[{ kind: 'text', text: line }]] }));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
