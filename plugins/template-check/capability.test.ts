import type { CapabilityContext } from '../capability';
import { ConcurrencyError } from '../gateways/transport/service-error';
import type { Work } from '../work';
import { createTemplateCheck, problemsText } from './capability';
import type { StoredTemplate, TemplateStore } from './store';

const guid = (n: number) => `00000000-0000-0000-0000-${String(n).padStart(12, '0')}`;
const template = (more: Partial<StoredTemplate> = {}): StoredTemplate => ({
  id: guid(1), etag: 'W/"1"', isActive: true, providerId: guid(2), autoRenew: true, durationDays: 730, problems: null,
  mappings: [{ role: { name: 'Global Reader', templateId: guid(3), support: 'confirmed', standing: 'unchanged', blocksAutoRenew: false }, group: undefined }],
  ...more,
});
const broken = template({ durationDays: 0, mappings: [] });

function world(templates: readonly StoredTemplate[]) {
  const rows = new Map(templates.map((one) => [one.id, one]));
  const saved: string[] = [];
  const queued: Work[] = [];
  const store: TemplateStore = {
    load: async (id) => rows.get(id),
    async *all() {
      yield [...rows.values()];
    },
    templatesOfGroup: async () => [guid(7), guid(8)],
    async saveProblems(one, problems) {
      if (one.etag === 'stale') throw new ConcurrencyError({ service: 'dataverse', status: 412, code: '0x80060882', message: 'changed', outcomeUnknown: false });
      saved.push(one.id);
      rows.set(one.id, { ...one, problems });
    },
  };
  const capability = createTemplateCheck({ dataverse: {} as CapabilityContext['dataverse'], enqueue: async (work) => void queued.push(work) }, store);
  const look = (table: string, id: string) => capability.looks[table]!({ table, id, message: 'Update', correlationId: 'c' }, false);
  return { rows, saved, queued, look, capability };
}

it('writes what Microsoft would refuse, a sentence a line, once', async () => {
  const { look, rows, saved } = world([broken]);
  expect(await look('gdap_template', broken.id)).toBe('something wrong');
  expect(rows.get(broken.id)?.problems?.split('\n')).toEqual(['The duration is 0. Enter 1 to 730 days.', 'No role is asked for. Add at least one role mapping.']);
  expect(await look('gdap_template', broken.id)).toBe('unchanged');
  expect(saved).toHaveLength(1);
});

it('takes it away when it is put right', async () => {
  const { look, rows } = world([template({ problems: 'No role is asked for.' })]);
  expect(await look('gdap_template', guid(1))).toBe('nothing wrong');
  expect(rows.get(guid(1))?.problems).toBeNull();
});

it('says nothing against a template that is used no more', () => {
  expect(problemsText({ ...broken, isActive: false })).toBeNull();
});

it('needs no row', async () => {
  expect(await world([]).look('gdap_template', guid(1))).toBe('gone');
});

it('judges the templates of a group that changed', async () => {
  const { look, queued } = world([]);
  expect(await look('gdap_securitygroup', guid(9))).toBe('handed on to 2');
  expect(queued).toMatchObject([{ table: 'gdap_template', id: guid(7), capability: 'template-check' }, { id: guid(8) }]);
});

it('finds in a deep sweep what no webhook told, and leaves to others what they are just changing', async () => {
  const { capability, saved } = world([template(), { ...broken, id: guid(4), etag: 'stale' }, { ...broken, id: guid(5) }]);
  await capability.sweep?.(0, false);
  expect(saved).toEqual([]);
  await capability.sweep?.(0, true);
  expect(saved).toEqual([guid(5)]);
});
