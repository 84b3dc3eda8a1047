import { problems } from './messages';
import type { RequestFacts } from './model';

/** As whom a message is sent, or why as nobody. */
export type Sender = { readonly kind: 'found'; readonly userId: string } | { readonly kind: 'nobody'; readonly problem: string };

/** The sender of the provider, else the owner of the request, where that is a person. Pure. */
export function senderOf({ provider, ownerId }: RequestFacts): Sender {
  if (!provider) return { kind: 'nobody', problem: problems.noProvider() };
  const { sender } = provider;
  if (sender) return sender.isActive ? { kind: 'found', userId: sender.id } : { kind: 'nobody', problem: problems.senderInactive(sender.name, provider.name) };
  return ownerId ? { kind: 'found', userId: ownerId } : { kind: 'nobody', problem: problems.noSender(provider.name) };
}
