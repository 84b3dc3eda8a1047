import { randomUUID } from 'node:crypto';
import { account, contact, gdapMessageTemplate, gdapProvider, gdapRequest, reminderDaysOf, type Row } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { columns } from '../gateways/dataverse/columns';
import { dayOf, event } from '../timeline/event';
import { saveEvent } from '../timeline/rows';
import { createDataverseInvitations } from './dataverse-store';
import { look, type LookContext } from './look';
import { happened } from './messages';
import type { Concerned, InvitationStore } from './store';
import { checkTemplate } from './template-problems';

const name = capabilityNames.invitations;

/** Asks customers to approve, and reminds them: by e-mail, each time once, until they have approved or the request has lapsed. */
export function createInvitations(context: CapabilityContext, store: InvitationStore = createDataverseInvitations(context.dataverse, context.due)): Capability {
  const { dataverse, policy, now, enqueue } = context;
  const lookContext: LookContext = {
    store, policy, now,
    tellNotSent: (id, texts, time, trackingId) =>
      saveEvent(dataverse, { table: gdapRequest.logicalName, id }, event(`e-mail not sent ${dayOf(time)}`, texts, { severity: 'warning', waitingOn: 'staff' }), time, trackingId),
    announceRenewal: (id, correlationId) => enqueue({ table: gdapRequest.logicalName, id, message: 'invitation', correlationId, capability: capabilityNames.renewal }),
  };
  const announce = (id: string, message: string, correlationId: string = randomUUID()) => enqueue({ table: gdapRequest.logicalName, id, message, correlationId, capability: name });
  const announcedDue = new Map<string, string>();
  /** Versions: what has not changed since is left to the next deep sweep. */
  let announcedUnasked: ReadonlyMap<string, string> = new Map();

  /** Something was put right, perhaps: those who wait for it try again. */
  async function waiting(of: Concerned, correlationId: string): Promise<string> {
    const requests = await store.waiting(of);
    for (const id of requests) await announce(id, 'put right', correlationId);
    return requests.length === 0 ? 'unchanged' : `handed on to ${requests.length}`;
  }

  async function provider(id: string, correlationId: string): Promise<string> {
    const row = await dataverse.retrieve<Row<typeof gdapProvider>>(gdapProvider.entitySetName, id, { select: columns<typeof gdapProvider>('gdap_name', 'gdap_reminderdays') });
    if (!row) return 'gone';
    const { bad } = reminderDaysOf(row.gdap_reminderdays);
    if (bad.length > 0) {
      const told = event(`reminder days ${row.gdap_reminderdays}`, happened.badReminderDays(bad, row.gdap_name ?? ''), { severity: 'warning', waitingOn: 'staff' });
      await saveEvent(dataverse, { table: gdapProvider.logicalName, id }, told, await now(), correlationId);
    }
    for (const request of await store.unasked()) await announce(request.id, 'provider changed', correlationId);
    return waiting({ providerId: id }, correlationId);
  }

  return {
    name,
    looks: {
      [gdapRequest.logicalName]: ({ id, correlationId }) => look(id, correlationId, lookContext),
      // Nobody asks a customer who has just been entered.
      [account.logicalName]: async ({ id, message, correlationId }) => (message === 'Create' ? 'unchanged' : waiting({ accountId: id }, correlationId)),
      [contact.logicalName]: ({ id, correlationId }) => waiting({ contactId: id }, correlationId),
      [gdapProvider.logicalName]: ({ id, correlationId }) => provider(id, correlationId),
      async [gdapMessageTemplate.logicalName]({ id, correlationId }) {
        await checkTemplate(id, dataverse);
        return waiting({ all: true }, correlationId);
      },
    },
    // What the handlers write of these says nothing of messages.
    ignoresOwnChangesOf: [gdapProvider.logicalName, account.logicalName, gdapMessageTemplate.logicalName],
    // Drafts and what is being submitted: that the customer can approve is a change that comes later.
    ignoresOwnNewRowsOf: [gdapRequest.logicalName],
    async announceDue(time) {
      for await (const page of store.due(time)) {
        for (const { id, nextReminderOn } of page) {
          if (announcedDue.get(id) === nextReminderOn) continue;
          announcedDue.set(id, nextReminderOn);
          await announce(id, 'due');
        }
      }
    },
    async sweep(time, deep) {
      for (const id of await store.stuck(time - policy.mailCheckSeconds * 1000)) await announce(id, 'e-mail under way');
      if (deep) announcedDue.clear();
      const unasked = new Map((await store.unasked()).map(({ id, etag }) => [id, etag]));
      for (const [id, etag] of unasked) if (deep || announcedUnasked.get(id) !== etag) await announce(id, 'not asked yet');
      announcedUnasked = unasked;
    },
    async reportPoison({ table, id, correlationId }) {
      if (table !== gdapRequest.logicalName || !(await store.head(id))) return;
      await saveEvent(dataverse, { table, id }, event(`messages poisoned ${correlationId}`, happened.gaveUp(), { severity: 'error', waitingOn: 'staff' }), await now(), correlationId);
    },
  };
}
