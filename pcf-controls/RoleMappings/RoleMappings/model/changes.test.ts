import fc from 'fast-check';
import { desk, engineers, helpdesk, licences, mapping, reader, roles, snapshot } from '../testing/world';
import { changesOf } from './changes';
import { edit, type Edit } from './edit';
import { rebase } from './rebase';
import { countOf, liveEntries, nothingStaged, type Staged } from './staged';
import type { Mapping, Snapshot } from './types';

const stage = (before: Snapshot, ...edits: readonly Edit[]) => edits.reduce((staged, change) => edit(before, staged, change, false), nothingStaged);

it('writes removed rows first, then changed ones, then new ones, each only as it was read', () => {
  const before = snapshot([mapping(helpdesk, desk, { etag: 'W/"5"' }), mapping(reader, desk, { etag: 'W/"6"' })], { kind: 'request', status: 'draft', id: 'r1' });
  const staged = stage(before, { do: 'addRoles', groupId: engineers.id, roles: [licences] }, { do: 'move', key: 'Reader for Desk', group: null }, { do: 'remove', key: 'Helpdesk for Desk' });
  expect(changesOf(before, staged)).toEqual([
    { method: 'DELETE', path: 'gdap_rolemappings(Helpdesk for Desk)', headers: { 'If-Match': 'W/"5"' } },
    {
      method: 'PATCH', path: 'gdap_rolemappings(Reader for Desk)', headers: { 'If-Match': 'W/"6"' },
      body: { gdap_name: 'Reader', 'gdap_SecurityGroupId@odata.bind': null },
    },
    {
      method: 'POST',
      path: 'gdap_rolemappings',
      body: {
        gdap_name: 'Licences → Engineers',
        'gdap_RequestId@odata.bind': '/gdap_requests(r1)',
        'gdap_DirectoryRoleId@odata.bind': '/gdap_directoryroles(role-Licences)',
        'gdap_SecurityGroupId@odata.bind': '/gdap_securitygroups(group-Engineers)',
      },
    },
  ]);
});

it('binds a mapping of a template to the template, and names no group where nobody gets the role', () => {
  const before = snapshot([], { id: 't1' });
  expect(changesOf(before, stage(before, { do: 'addRoles', groupId: null, roles: [reader] }))).toEqual([
    {
      method: 'POST', path: 'gdap_rolemappings',
      body: { gdap_name: 'Reader', 'gdap_TemplateId@odata.bind': '/gdap_templates(t1)', 'gdap_DirectoryRoleId@odata.bind': '/gdap_directoryroles(role-Reader)' },
    },
  ]);
});

/** The rows after a change set, as Dataverse would have them. */
function write(before: Snapshot, staged: Staged): Snapshot {
  const idIn = (bind: unknown) => /\((.*)\)/.exec(String(bind))?.[1] ?? null;
  let mappings = [...before.mappings];
  changesOf(before, staged).forEach(({ method, path, body }, index) => {
    const id = idIn(path);
    const groupId = body?.['gdap_SecurityGroupId@odata.bind'] ? idIn(body['gdap_SecurityGroupId@odata.bind']) : null;
    if (method === 'DELETE') mappings = mappings.filter((row) => row.id !== id);
    else if (method === 'PATCH') mappings = mappings.map((row) => (row.id === id ? { ...row, groupId } : row));
    else mappings.push({
      ...mapping(reader, null), id: `new ${index}`,
      role: roles.find((role) => role.id === idIn(body?.['gdap_DirectoryRoleId@odata.bind'])) ?? null, groupId,
    });
  });
  return { ...before, mappings };
}

const pairs = (before: Snapshot, staged: Staged) => liveEntries(before, staged).map(({ role, groupId }) => `${role?.name} ${groupId}`).sort();
const roleOf = fc.constantFrom(helpdesk, licences, reader);
const groupOf = fc.constantFrom(desk, engineers, null);
const mappingsOf = fc.uniqueArray(fc.tuple(roleOf, groupOf).map(([role, to]): Mapping => mapping(role, to)), { selector: ({ id }) => id });
const editOf: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ do: fc.constant('setRoles' as const), groupId: groupOf.map((group) => group?.id ?? null), roles: fc.uniqueArray(roleOf) }),
  fc.record({ do: fc.constant('move' as const), key: mappingsOf.map(([first]) => first?.id ?? ''), group: groupOf }),
  fc.record({ do: fc.constant('remove' as const), key: mappingsOf.map(([first]) => first?.id ?? '') }),
);

describe('whatever was staged', () => {
  it('saving makes the rows what was shown, and leaves nothing to save', () => {
    fc.assert(
      fc.property(mappingsOf, fc.array(editOf, { maxLength: 10 }), (mappings, edits) => {
        const before = snapshot(mappings);
        const staged = stage(before, ...edits);
        const written = write(before, staged);
        expect(pairs(written, nothingStaged)).toEqual(pairs(before, staged));
        const { staged: left, dropped } = rebase(written, staged, { roles: 'any' });
        expect([countOf(left), dropped]).toEqual([0, []]);
      }),
    );
  });
});
