import { choice, text, type ColumnSketch } from '../builders/columns';

/** The columns of one of the addresses that accounts and contacts carry. */
export function addressColumns(number: 1 | 2): ColumnSketch[] {
  const part = (name: string, displayName: string, maxLength: number) =>
    text(`Address${number}_${name}`, `Address ${number}: ${displayName}`, maxLength);
  return [
    choice(`Address${number}_AddressTypeCode`, `Address ${number}: Address Type`,
      number === 1 ? { 1: 'Bill To', 2: 'Ship To', 3: 'Primary', 4: 'Other' } : { 1: 'Default Value' }),
    part('Name', 'Name', 200),
    part('Line1', 'Street 1', 250),
    part('Line2', 'Street 2', 250),
    part('Line3', 'Street 3', 250),
    part('City', 'City', 80),
    part('StateOrProvince', 'State/Province', 50),
    part('PostalCode', 'ZIP/Postal Code', 20),
    part('Country', 'Country/Region', 80),
    part('County', 'County', 50),
    part('Telephone1', 'Phone', 50),
  ];
}
