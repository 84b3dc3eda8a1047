import fc from 'fast-check';
import { Depth, privilegeName, union, verbsOf, type Privileges } from './privileges';

const aRole: fc.Arbitrary<Privileges> = fc
  .dictionary(fc.constantFrom('prvReadAccount', 'prvWriteAccount', 'prvReadacm_Ticket'), fc.constantFrom(...Object.values(Depth)))
  .map((privileges) => new Map(Object.entries(privileges)));

describe('privileges', () => {
  it('are called after the schema name as it was written, and those on users after "User"', () => {
    expect(privilegeName('Read', { logicalName: 'acm_ticket', schemaName: 'acm_Ticket' })).toBe('prvReadacm_Ticket');
    expect(privilegeName('AppendTo', { logicalName: 'systemuser', schemaName: 'SystemUser' })).toBe('prvAppendToUser');
  });

  it('neither assign nor share rows without an owner', () => {
    expect(verbsOf({ ownershipType: 'UserOwned' })).toEqual(expect.arrayContaining(['Assign', 'Share']));
    expect(verbsOf({ ownershipType: 'OrganizationOwned' })).toEqual(['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo']);
  });

  it('of several roles are the deepest of each, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(aRole, { maxLength: 4 }), (roles) => {
        const all = union(roles);
        expect([...union([...roles].reverse())].sort()).toEqual([...all].sort());
        for (const role of roles) for (const [name, depth] of role) expect(all.get(name) ?? Depth.none).toBeGreaterThanOrEqual(depth);
        for (const [name, depth] of all) expect(roles.some((role) => role.get(name) === depth)).toBe(true);
      }),
    );
  });
});
