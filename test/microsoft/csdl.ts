import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { activeRelationship, READER, RELATIONSHIPS, roles, securityGroup, startTestSandbox, type TestSandbox } from './support';
import { assignmentStatuses } from '../../sandbox/graph/assignments/model';
import { relationshipStatuses } from '../../sandbox/graph/relationships/model';
import { requestActions } from '../../sandbox/graph/requests/model';

interface Named {
  readonly '@Name': string;
}
interface Property extends Named {
  readonly '@Type': string;
  readonly '@Nullable'?: string;
}
interface Type extends Named {
  readonly '@BaseType'?: string;
  readonly Property?: Property[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => ['Property', 'Member', 'EnumType', 'ComplexType', 'EntityType'].includes(name),
});
interface Schema {
  readonly EnumType: (Named & { readonly Member: Named[] })[];
  readonly ComplexType: Type[];
  readonly EntityType: Type[];
}

/**
 * Holds the simulator against Microsoft's own CSDL of GDAP.
 * @param file the CSDL, which is Microsoft's and not part of this project
 */
export function describeAgainstCsdl(file: string) {
  const schema = parser.parse(readFileSync(file, 'utf8'))['edmx:Edmx']['edmx:DataServices'].Schema as Schema;

  const local = (name: string) => name.replace(/^(microsoft\.)?graph\./, '');
  const membersOf = (name: string) => schema.EnumType.find((type) => type['@Name'] === name)?.Member.map((member) => member['@Name']);
  const typeOf = (name: string) => [...schema.ComplexType, ...schema.EntityType].find((type) => type['@Name'] === local(name));

  function propertiesOf(name: string): Property[] {
    const type = typeOf(name);
    if (type === undefined) throw new Error(`The CSDL has no type ${name}.`);
    return [...(type['@BaseType'] === undefined ? [] : propertiesOf(type['@BaseType'])), ...(type.Property ?? [])];
  }

  /** What in an object does not agree with its type. */
  function faultsOf(value: unknown, typeName: string, at: string): string[] {
    const item = /^Collection\((.+)\)$/.exec(typeName)?.[1];
    if (item !== undefined)
      return Array.isArray(value) ? value.flatMap((each, index) => faultsOf(each, item, `${at}[${index}]`)) : [`${at} is no collection`];
    const members = membersOf(local(typeName));
    if (members !== undefined) return members.includes(String(value)) ? [] : [`${at}: '${String(value)}' is no member`];
    if (typeName.startsWith('Edm.')) return primitiveFaults(value, typeName, at);

    const object = value as Record<string, unknown>;
    const properties = propertiesOf(typeName);
    const known = new Set(properties.map((property) => property['@Name']));
    const extra = Object.keys(object).filter((name) => !name.startsWith('@') && !known.has(name));
    return [
      ...extra.map((name) => `${at}.${name} is not in the CSDL`),
      ...properties.flatMap((property) => {
        const name = property['@Name'];
        if (!(name in object)) return [`${at}.${name} is missing`];
        if (object[name] === null) return property['@Nullable'] === 'false' ? [`${at}.${name} is null`] : [];
        return faultsOf(object[name], property['@Type'], `${at}.${name}`);
      }),
    ];
  }

  function primitiveFaults(value: unknown, type: string, at: string): string[] {
    const forms: Record<string, RegExp> = {
      'Edm.String': /^/,
      'Edm.Duration': /^P(\d+Y|\d+D|T0S)$/,
      'Edm.DateTimeOffset': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/,
    };
    return typeof value === 'string' && forms[type]?.test(value) === true ? [] : [`${at}: ${JSON.stringify(value)} is no ${type}`];
  }

  describe("Microsoft's own description of GDAP", () => {
    let sandbox: TestSandbox;
    beforeAll(async () => {
      sandbox = await startTestSandbox();
    });
    afterAll(() => sandbox.close());

    it('has exactly the statuses and actions of the simulator', () => {
      const without = (name: string) => membersOf(name)?.filter((member) => member !== 'unknownFutureValue');
      expect([...relationshipStatuses].sort()).toEqual(without('delegatedAdminRelationshipStatus')?.sort());
      expect([...assignmentStatuses]).toEqual(without('delegatedAdminAccessAssignmentStatus'));
      expect([...requestActions]).toEqual(without('delegatedAdminRelationshipRequestAction'));
    });

    it('is what the simulator answers, property by property', async () => {
      const relationship = await activeRelationship(sandbox, 'As described');
      const path = `${RELATIONSHIPS}/${relationship.id}`;
      const accessContainer = { accessContainerId: await securityGroup(sandbox, 'As described'), accessContainerType: 'securityGroup' };
      const { body: assignment } = await sandbox.graph('POST', `${path}/accessAssignments`, {
        accessContainer,
        accessDetails: roles(READER),
      });
      sandbox.clock.advance('PT2M');
      const { body: current } = await sandbox.graph('GET', `${path}/accessAssignments/${assignment.id}`);
      const changed = { accessDetails: { unifiedRoles: relationship.accessDetails.unifiedRoles } };
      await sandbox.graph('PATCH', `${path}/accessAssignments/${assignment.id}`, changed, { 'If-Match': current['@odata.etag'] });

      const { body: customers } = await sandbox.graph('GET', '/tenantRelationships/delegatedAdminCustomers');
      const lists: [path: string, type: string][] = [
        [RELATIONSHIPS, 'delegatedAdminRelationship'],
        [`${path}/requests`, 'delegatedAdminRelationshipRequest'],
        [`${path}/accessAssignments`, 'delegatedAdminAccessAssignment'],
        [`${path}/operations`, 'delegatedAdminRelationshipOperation'],
        ['/tenantRelationships/delegatedAdminCustomers', 'delegatedAdminCustomer'],
        [
          `/tenantRelationships/delegatedAdminCustomers/${customers.value[0].id}/serviceManagementDetails`,
          'delegatedAdminServiceManagementDetail',
        ],
      ];
      for (const [address, type] of lists) {
        const { body } = await sandbox.graph('GET', address);
        expect(body.value.length).toBeGreaterThan(0);
        expect(faultsOf(body.value, `Collection(graph.${type})`, type)).toEqual([]);
      }
    });

    it('would be noticed to be broken', () => {
      expect(faultsOf({ id: 'x', displayName: null, tenantId: null, colour: 'red' }, 'graph.delegatedAdminCustomer', 'customer')).toEqual([
        'customer.colour is not in the CSDL',
        'customer.tenantId is null',
      ]);
    });
  });
}
