import {
  autoNumber, choice, date, dateTime, decimal, defineGlobalChoice, defineTable, globalChoice, lookup, memo, text, wholeNumber, yesNo, type Column,
} from '@gdap-manager/entities';
import { child, children, parseXmlTree, textAt, type XmlElement } from '../checks/xml-tree';
import { columnElement } from './columns';
import { xmlDocument } from './xml';

const described = { displayName: 'Effort', description: 'How much it takes.' };
const ticket = defineTable({
  schemaName: 'acm_Ticket',
  entitySetName: 'acm_tickets',
  displayName: 'Ticket',
  pluralName: 'Tickets',
  description: 'A ticket.',
  ownership: 'user',
  primaryName: 'acm_Title',
  columns: { acm_Title: text({ ...described, maxLength: 100, required: 'required' }) },
});

const written = (column: Column, schemaName = 'acm_Effort'): XmlElement => parseXmlTree(xmlDocument(columnElement(ticket, schemaName, column)));
/** Some elements of a column, by name; those that are not there are undefined. */
const fields = (column: Column, names: string) => {
  const element = written(column);
  return Object.fromEntries(names.split(' ').map((name) => [name, child(element, name)?.text]));
};
const optionsOf = (column: Column) =>
  children(written(column), 'optionset/options/option').map((option) => [option.attributes.value, child(option, 'labels/label')?.attributes.description, option.attributes.Color]);

describe('a column in customizations.xml', () => {
  it('has its schema name outside and its logical name inside', () => {
    const column = written(memo({ ...described, maxLength: 2000 }));
    expect([column.attributes.PhysicalName, textAt(column, 'Name'), textAt(column, 'LogicalName')]).toEqual(['acm_Effort', 'acm_effort', 'acm_effort']);
    expect(child(column, 'displaynames/displayname')?.attributes).toEqual({ description: 'Effort', languagecode: '1033' });
    expect(child(column, 'Descriptions/Description')?.attributes).toEqual({ description: 'How much it takes.', languagecode: '1033' });
  });

  it.each<[string, Column, Record<string, string | undefined>]>([
    ['text', text({ ...described, maxLength: 100 }), { Type: 'nvarchar', Format: 'text', MaxLength: '100', Length: '200', AutoNumberFormat: '' }],
    ['a web address', text({ ...described, maxLength: 500, format: 'url' }), { Type: 'nvarchar', Format: 'url', MaxLength: '500', Length: '1000' }],
    ['a memo', memo({ ...described, maxLength: 4000 }), { Type: 'ntext', Format: 'textarea', MaxLength: '4000', Length: undefined }],
    ['a running number', autoNumber({ ...described, pattern: 'T-{SEQNUM:6}', maxLength: 50 }), { Type: 'nvarchar', AutoNumberFormat: 'T-{SEQNUM:6}', MaxLength: '50' }],
    ['a whole number', wholeNumber({ ...described, min: -5, max: 730 }), { Type: 'int', Format: 'none', MinValue: '-5', MaxValue: '730' }],
    ['a decimal', decimal({ ...described, min: 0, max: 1.5, precision: 2 }), { Type: 'decimal', MinValue: '0', MaxValue: '1.5', Accuracy: '2' }],
    ['a day', date(described), { Type: 'datetime', Format: 'date', Behavior: '2' }],
    ['a moment', dateTime({ ...described, behavior: 'userLocal' }), { Type: 'datetime', Format: 'datetime', Behavior: '1' }],
    ['a moment on the wall', dateTime({ ...described, behavior: 'timeZoneIndependent' }), { Type: 'datetime', Format: 'datetime', Behavior: '3' }],
    ['yes or no', yesNo({ ...described, default: true }), { Type: 'bit', AppDefaultValue: '1' }],
    ['a lookup', lookup({ ...described, to: 'account', relationship: 'acm_a', onDelete: 'restrict' }), { Type: 'lookup', LookupStyle: 'single', LookupTypes: '' }],
  ])('says what %s is', (_, column, expected) => {
    expect(fields(column, Object.keys(expected).join(' '))).toEqual(expected);
  });

  it('has its own options, named after table and column', () => {
    const kind = choice({
      ...described,
      default: 'problem',
      options: { question: { value: 10, label: 'Question' }, problem: { value: 20, label: 'Problem', color: '#d13438' } },
    });
    expect(fields(kind, 'Type AppDefaultValue OptionSetName')).toEqual({ Type: 'picklist', AppDefaultValue: '20', OptionSetName: undefined });
    expect(child(written(kind), 'optionset')?.attributes.Name).toBe('acm_ticket_acm_effort');
    expect(optionsOf(kind)).toEqual([['10', 'Question', undefined], ['20', 'Problem', '#d13438']]);
  });

  it('takes its options from a choice that others share', () => {
    const shared = defineGlobalChoice({ ...described, schemaName: 'acm_Kind', options: { question: { value: 10, label: 'Question' } } });
    expect(fields(globalChoice(shared, described), 'Type AppDefaultValue OptionSetName optionset')).toEqual({
      Type: 'picklist', AppDefaultValue: '-1', OptionSetName: 'acm_kind', optionset: undefined,
    });
  });

  it('names yes and no', () => {
    expect(optionsOf(yesNo({ ...described, default: false, yes: 'On', no: 'Off' }))).toEqual([['1', 'On', undefined], ['0', 'Off', undefined]]);
    expect(optionsOf(yesNo({ ...described, default: false })).map(([, label]) => label)).toEqual(['Yes', 'No']);
  });

  it('names the row where it is the primary name', () => {
    const mask = (column: XmlElement) => textAt(column, 'DisplayMask').split('|');
    expect(mask(written(ticket.columns.acm_Title, 'acm_Title'))).toEqual(['PrimaryName', 'ValidForAdvancedFind', 'ValidForForm', 'ValidForGrid', 'RequiredForForm']);
    expect(mask(written(ticket.columns.acm_Title))).not.toContain('PrimaryName');
  });

  it('is audited as its table, unless it says otherwise', () => {
    expect(fields(date(described), 'IsAuditEnabled')).toEqual({ IsAuditEnabled: '1' });
    expect(fields(date({ ...described, auditing: false }), 'IsAuditEnabled')).toEqual({ IsAuditEnabled: '0' });
  });

  it('keeps characters that mean something in XML', () => {
    const column = written(date({ displayName: `<Tom's> & "Jerry"`, description: '' }));
    expect(child(column, 'displaynames/displayname')?.attributes.description).toBe(`<Tom's> & "Jerry"`);
  });
});
