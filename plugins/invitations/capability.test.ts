import { contact as contactTable, gdapMessageTemplate, gdapProvider, gdapRequest } from '@gdap-manager/entities';
import type { CapabilityContext } from '../capability';
import { defaultPolicy } from '../policy';
import type { Work } from '../work';
import { createInvitations } from './capability';
import { createMemoryStore } from './testing/memory-store';
import { day, hostOver, now, request, work } from './testing/world';

function stage() {
  const store = createMemoryStore(now);
  const announced: string[] = [];
  const { capability } = hostOver(store, ({ id, message }) => announced.push(`${id}: ${message}`));
  return { store, capability, announced };
}

describe('the capability', () => {
  it('announces what is due once, until it is due again', async () => {
    const { store, capability, announced } = stage();
    store.put(request('due', { nextReminderOn: now }));
    store.put(request('later', { nextReminderOn: now + day }));
    await capability.announceDue?.(now);
    await capability.announceDue?.(now + 1000);
    expect(announced).toEqual(['due: due']);
    store.change('due', { nextReminderOn: now + 1000 });
    await capability.announceDue?.(now + 1000);
    expect(announced).toEqual(['due: due', 'due: due']);
  });

  it('has the renewal looked at again where a replacement could not be asked for, and once it has been', async () => {
    const { store, capability, announced } = stage();
    store.put(request('r', { isReplacement: true, account: { ...request('r').account!, address: null } }));
    store.put(request('other', { account: { ...request('r').account!, id: 'b', address: null } }));
    const look = (id: string) => capability.looks[gdapRequest.logicalName]!(work(gdapRequest.logicalName, id), false);
    for (const id of ['r', 'r', 'other']) await look(id);
    expect(announced).toEqual(['r: invitation']);
    store.put({ ...store.requests.get('r')!, account: request('r').account });
    await look('r');
    store.deliver();
    store.now += 60_000;
    for (const id of ['r', 'r']) await look(id);
    expect(announced).toEqual(['r: invitation', 'r: invitation']);
  });

  it('finds e-mails that were left under way, and once whoever was never asked: what staff wish waits for no webhook', async () => {
    const { store, capability, announced } = stage();
    store.put(request('left', { state: 'sending', mailId: 'm', sent: 1, invitedOn: now, nextReminderOn: now + 7 * day }));
    store.put(request('unasked'));
    store.put(request('wished', { provider: undefined, wantedOn: now }));
    store.put(request('answered', { wantedOn: now, invitedOn: now, sent: 1, state: 'sent', mailId: 'm2' }));
    await capability.sweep?.(now, false);
    await capability.sweep?.(now, false);
    expect(announced.splice(0)).toEqual(['unasked: not asked yet', 'wished: not asked yet']);
    await capability.sweep?.(now + 60_000, true);
    expect(announced).toEqual(['left: e-mail under way', 'unasked: not asked yet', 'wished: not asked yet']);
  });

  it('has those look again who wait for a contact or a template', async () => {
    const { store, capability, announced } = stage();
    store.put(request('waits', { state: 'attention', nextReminderOn: now + day }));
    store.put(request('asked', { state: 'sent', sent: 1 }));
    await capability.looks[contactTable.logicalName]!(work(contactTable.logicalName, 'kim'), false);
    await capability.looks[gdapMessageTemplate.logicalName]!(work(gdapMessageTemplate.logicalName, 't'), false);
    expect(announced).toEqual(['waits: put right', 'waits: put right']);
  });
});

describe('what handlers say of what staff set up', () => {
  function over(row: object | undefined) {
    const upserts: object[] = [];
    const updates: object[] = [];
    const dataverse = {
      retrieve: async () => row,
      upsert: async (_set: string, _id: string, changes: object) => void upserts.push(changes),
      update: async (_set: string, _id: string, changes: object) => (updates.push(changes), ''),
    };
    const context = { dataverse, policy: defaultPolicy, now: async () => now, enqueue: async (_work: Work) => undefined, log: () => undefined } as unknown as CapabilityContext;
    return { capability: createInvitations(context, createMemoryStore(now)), upserts, updates };
  }

  it('is on the provider’s timeline that days of reminders are not understood', async () => {
    const { capability, upserts } = over({ gdap_name: 'Fabrikam', gdap_reminderdays: '7, soon' });
    await capability.looks[gdapProvider.logicalName]!(work(gdapProvider.logicalName, 'p'), false);
    expect(upserts).toEqual([expect.objectContaining({ gdap_name: 'Reminders are off: days not understood', gdap_message: expect.stringContaining('"soon"') as string, 'gdap_ProviderId@odata.bind': '/gdap_providers(p)' })]);
    const fine = over({ gdap_name: 'Fabrikam', gdap_reminderdays: '7' });
    await fine.capability.looks[gdapProvider.logicalName]!(work(gdapProvider.logicalName, 'p'), false);
    expect(fine.upserts).toEqual([]);
  });

  it.each([
    [{ gdap_subject: 'Hello', gdap_body: '{{nobody}} {{link}}', gdap_problems: null }, [{ gdap_problems: 'The text has a placeholder that stands for nothing: {{nobody}}. Correct or remove it.' }]],
    [{ gdap_subject: 'Hello', gdap_body: '{{link}}', gdap_problems: 'Old.' }, [{ gdap_problems: null }]],
    [{ gdap_subject: 'Hello', gdap_body: '{{link}}', gdap_problems: null }, []],
    [undefined, []],
  ])('is on the template what is wrong with it: %j', async (row, written) => {
    const { capability, updates } = over(row);
    await capability.looks[gdapMessageTemplate.logicalName]!(work(gdapMessageTemplate.logicalName, 't'), false);
    expect(updates).toEqual(written);
  });

  it('is on the request that looking at it failed again and again', async () => {
    const { store } = stage();
    store.put(request('r'));
    const { capability, told } = hostOver(store);
    await capability.reportPoison?.(work(gdapRequest.logicalName, 'r'));
    await capability.reportPoison?.(work(gdapRequest.logicalName, 'gone'));
    expect(told).toEqual([expect.objectContaining({ gdap_name: 'Invitation given up' })]);
  });
});
