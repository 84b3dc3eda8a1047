import { manyToMany } from '../builders/many-to-many';
import { mergeSnapshots } from '../builders/table';

const side = (table: string, schemaName: string) => ({ table, column: `${table}id`, navigation: schemaName });

/** Who belongs to which team, and who has which role. Names: Microsoft Learn, Web API reference. */
export const associations = mergeSnapshots(
  manyToMany({
    schemaName: 'systemuserroles_association', isCustom: false,
    intersect: { logicalName: 'systemuserroles', primaryId: 'systemuserroleid', entitySetName: 'systemuserrolescollection', objectTypeCode: 15 },
    first: side('systemuser', 'systemuserroles_association'), second: side('role', 'systemuserroles_association'),
  }),
  manyToMany({
    schemaName: 'teammembership_association', isCustom: false,
    intersect: { logicalName: 'teammembership', primaryId: 'teammembershipid', entitySetName: 'teammemberships', objectTypeCode: 23 },
    first: side('team', 'teammembership_association'), second: side('systemuser', 'teammembership_association'),
  }),
  manyToMany({
    schemaName: 'teamroles_association', isCustom: false,
    intersect: { logicalName: 'teamroles', primaryId: 'teamroleid', entitySetName: 'teamrolescollection', objectTypeCode: 40 },
    first: side('team', 'teamroles_association'), second: side('role', 'teamroles_association'),
  }),
);
