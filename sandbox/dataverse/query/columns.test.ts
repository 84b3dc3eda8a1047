import { refusal } from '../records/test-support';
import { columnOf, edmTypeOf, findColumn, findWritableColumn, isExposed, propertyOf } from './columns';
import { ticketEnvironment } from './test-support';

const environment = ticketEnvironment();
const ticket = environment.catalog().table('acm_ticket')!;
const endpoint = environment.catalog().table('serviceendpoint')!;

afterAll(() => environment.close());

describe('the properties of a table', () => {
  it('are the logical names; lookups are _x_value', () => {
    expect(findColumn(ticket, 'acm_name')?.logicalName).toBe('acm_name');
    expect(findColumn(ticket, '_acm_projectid_value')?.logicalName).toBe('acm_projectid');
    for (const { logicalName } of ticket.attributes.filter((attribute) => isExposed(ticket, attribute))) {
      const attribute = ticket.attribute(logicalName)!;
      expect(findColumn(ticket, propertyOf(attribute))).toBe(attribute);
    }
  });

  it.each(['acm_projectid', 'Acm_Name', '_acm_name_value', '_acm_projectid', 'owneridtype', 'acm_customeridtype', '__proto__', 'constructor', ''])('are not %j', (name) => {
    expect(findColumn(ticket, name)).toBeUndefined();
    expect(refusal(() => columnOf(ticket, name))).toEqual({ status: 400, code: '0x0', message: `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.acm_ticket'.` });
  });

  it('do not show secrets, which can be written all the same', () => {
    expect(findColumn(endpoint, 'authvalue')).toBeUndefined();
    expect(findWritableColumn(endpoint, 'authvalue')?.logicalName).toBe('authvalue');
    expect(findWritableColumn(ticket, 'owneridtype')).toBeUndefined();
  });

  it('have the types of OData', () => {
    const types = ['acm_name', 'acm_points', 'acm_effort', 'acm_ratio', 'acm_cost', 'acm_dueon', 'acm_reportedon', 'acm_urgent', 'acm_kind', 'acm_projectid', 'versionnumber'].map((name) => edmTypeOf(ticket.attribute(name)!));
    expect(types).toEqual(['Edm.String', 'Edm.Int32', 'Edm.Decimal', 'Edm.Double', 'Edm.Decimal', 'Edm.Date', 'Edm.DateTimeOffset', 'Edm.Boolean', 'Edm.Int32', 'Edm.Guid', 'Edm.Int64']);
  });
});
