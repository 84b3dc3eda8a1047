import { ConnectionState, RefreshState } from '@gdap-manager/entities/provider/table';
import type { ProviderState } from '../shared/providers';
import { text } from '../shared/text';

/** A notification above the form of a provider. */
export interface ProviderNotice {
  readonly id: 'gdap.connection' | 'gdap.check' | 'gdap.refresh';
  readonly level: 'ERROR' | 'WARNING' | 'INFO';
  readonly text: string;
}

export const providerNoticeIds: readonly ProviderNotice['id'][] = ['gdap.connection', 'gdap.check', 'gdap.refresh'];

/** Milliseconds for which something that was asked for is believed to come. */
const patience = 15 * 60_000;

const isAwaited = (requestedOn: number | undefined, now: number): boolean => requestedOn !== undefined && now - requestedOn < patience;

/** A check in the very second of the question may have been made before it. */
const isChecking = ({ checkRequestedOn, checkedOn }: ProviderState, now: number): boolean => isAwaited(checkRequestedOn, now) && (checkedOn ?? 0) <= (checkRequestedOn ?? 0);

const isRefreshing = ({ refreshState, refreshRequestedOn, refreshedOn }: ProviderState, now: number): boolean =>
  refreshState === RefreshState.running || (refreshState !== RefreshState.failed && isAwaited(refreshRequestedOn, now) && (refreshedOn ?? 0) < (refreshRequestedOn ?? 0));

/** Whether the handlers are at something that the form should follow. Pure. */
export const isAtWork = (provider: ProviderState, now: number): boolean => provider.isActive && (isRefreshing(provider, now) || isChecking(provider, now));

/** One failure is enough above the form; all of them stand on it, and on the page. */
const firstLine = (message: string): string => message.split('\n')[0] ?? '';

/** What stands above the form of a provider: what is in the way, what is under way, and the next step. Pure but for the texts. @param now milliseconds */
export function providerNotices(provider: ProviderState, now: number): ProviderNotice[] {
  if (!provider.isActive) return [];
  const { connectionState, connectionMessage = '', refreshState, refreshMessage } = provider;
  const notices: ProviderNotice[] = [];
  if (connectionState === ConnectionState.attention) notices.push({ id: 'gdap.connection', level: 'ERROR', text: text('Provider_Attention', firstLine(connectionMessage)) });
  else if (connectionState !== ConnectionState.connected) notices.push({ id: 'gdap.connection', level: 'INFO', text: text('Provider_NotConnected', connectionMessage).trim() });
  if (isChecking(provider, now)) notices.push({ id: 'gdap.check', level: 'INFO', text: text('Connect_Checking') });
  if (isRefreshing(provider, now)) notices.push({ id: 'gdap.refresh', level: 'INFO', text: refreshState === RefreshState.running && refreshMessage ? refreshMessage : text('Provider_Refreshing') });
  else if (refreshState === RefreshState.failed) notices.push({ id: 'gdap.refresh', level: 'WARNING', text: refreshMessage || text('Provider_RefreshFailed') });
  return notices;
}
