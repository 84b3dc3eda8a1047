import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { findPlatformRows } from '../storage/platform-rows';
import { contentsOf, newEnvironment, refusalOf } from './testing';
import { edit, testSolution, type SolutionText } from './test-solution';
import { ids } from './test-solution/ids';

const CUSTOMIZATIONS = 'customizations.xml';
const SOLUTION = 'solution.xml';
const editing = (part: string, before: string | RegExp, after: string) => (parts: SolutionText) => edit(parts, part, before, after);
const without = (part: string) => (parts: SolutionText) => void delete parts[part];
const adding = (part: string, text: string) => (parts: SolutionText) => void (parts[part] = text);

const cases: [what: string, mutate: (parts: SolutionText) => void, code: string, message: RegExp][] = [
  ['a file without solution.xml', without(SOLUTION), '0x80048060', /must contain the following files at its root/],
  ['a file without customizations.xml', without(CUSTOMIZATIONS), '0x80048060', /must contain the following files at its root/],
  ['a file without [Content_Types].xml', without('[Content_Types].xml'), '0x80048060', /must contain the following files at its root/],
  ['a part without a content type', editing('[Content_Types].xml', /<Default Extension="js"[^>]*>/, ''), '0x80048060', /no content type for the part 'Controls\/acm_Acme.Gauge\/bundle.js'/],
  ['XML that is not well formed', editing(CUSTOMIZATIONS, '</Entities>', ''), '0x80048013', /customizations\.xml: .* Line \d+/],
  ['XML with entities of its own', editing(CUSTOMIZATIONS, '?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'), '0x80048013', /document type declaration/],
  ['a manifest without a publisher', editing(SOLUTION, /<Publisher>.*<\/Publisher>/s, ''), '0x8004802c', /Publisher/],
  ['a version that is none', editing(SOLUTION, '<Version>1.0.0.0', '<Version>one'), '0x8004802c', /'one' is not a valid SolutionManifest\/Version/],
  ['a file for both modes', editing(SOLUTION, '<Managed>0', '<Managed>2'), '0x8004802c', /Managed is 2/],
  ['an unknown section', editing(CUSTOMIZATIONS, '<Workflows/>', '<Wishes/>'), '0x8004802c', /unknown section 'Wishes'/],
  ['a section that the sandbox does not have', editing(CUSTOMIZATIONS, '<Workflows/>', '<Workflows><Workflow/></Workflows>'), '0x80040800', /does not support the section 'Workflows'/],
  ['a part that the sandbox does not have', adding('customapis/acm_x/customapi.xml', '<customapi/>'), '0x80040800', /does not support the part 'customapis/],
  ['a component type that the sandbox does not have', editing(SOLUTION, '<RootComponents>', '<RootComponents><RootComponent type="300" schemaName="acm_app"/>'), '0x80040800', /components of type 300/],
  ['a root component without content', editing(SOLUTION, '<RootComponents>', '<RootComponents><RootComponent type="1" schemaName="acm_nothing" behavior="0"/>'), '0x8004801f', /Cannot add a Root Component acm_nothing of type 1/],
  ['content without a root component', editing(SOLUTION, /<RootComponent type="95"[^>]*>/, ''), '0x8004803a', /component Acme webhook of type 95 is not declared/],
  ['a root component that is listed twice', editing(SOLUTION, '<RootComponents>', '<RootComponents><RootComponent type="1" schemaName="account" behavior="2"/>'), '0x8004801e', /twice/],
  ['a missing dependency', editing(SOLUTION, '<MissingDependencies/>', '<MissingDependencies><MissingDependency><Required type="61" schemaName="oth_x.js" solution="Other (1.0)"/><Dependent/></MissingDependency></MissingDependencies>'), '0x8004801d', /Some dependencies are missing\. 'oth_x\.js' \(type 61\) of solution 'Other \(1\.0\)'/],
  ['a column of an unknown type', editing(CUSTOMIZATIONS, '<Type>int</Type>', '<Type>wish</Type>'), '0x8004801e', /acm_ticket\.acm_points' has the unknown type 'wish'/],
  ['a column of a type that the sandbox does not have', editing(CUSTOMIZATIONS, '<Type>int</Type>', '<Type>multiselectpicklist</Type>'), '0x80040800', /columns of type 'multiselectpicklist'/],
  ['a custom column without a prefix', editing(CUSTOMIZATIONS, /acm_points/gi, 'points'), '0x80048062', /Invalid name for attribute points/],
  ['a column that stands twice', editing(CUSTOMIZATIONS, /acm_Points/gi, 'acm_name'), '0x8004801e', /acm_ticket\.acm_name' stands twice/],
  ['a table without a primary key', editing(CUSTOMIZATIONS, '<Type>primarykey</Type>', '<Type>uniqueidentifier</Type>'), '0x8004801e', /acm_ticket' has no primary key/],
  ['a lookup without a relationship', editing(CUSTOMIZATIONS, /<EntityRelationship Name="acm_account_acm_ticket">.*?<\/EntityRelationship>/s, ''), '0x8004801e', /acm_ticket\.acm_accountid' has no relationship/],
  ['a relationship to an unknown table', editing(CUSTOMIZATIONS, '<ReferencedEntityName>Account<', '<ReferencedEntityName>acm_Nothing<'), '0x8004801e', /speaks of the table 'acm_nothing'/],
  ['a relationship over a column that is no lookup', editing(CUSTOMIZATIONS, '</EntityRelationships>', `<EntityRelationship Name="acm_odd"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>acm_Ticket</ReferencingEntityName>
    <ReferencedEntityName>Account</ReferencedEntityName><ReferencingAttributeName>acm_Notes</ReferencingAttributeName></EntityRelationship></EntityRelationships>`), '0x8004801e', /needs a lookup: 'acm_ticket\.acm_notes' is none/],
  ['a many-to-many relationship without its tables', editing(CUSTOMIZATIONS, '<EntityRelationshipType>OneToMany', '<EntityRelationshipType>ManyToMany'), '0x8004802c', /has no IntersectEntityName/],
  ['a key over a column that does not exist', editing(CUSTOMIZATIONS, '<AttributeName>acm_number<', '<AttributeName>acm_nothing<'), '0x8004801e', /acm_numberkey' .* needs the column 'acm_nothing'/],
  ['a global choice that does not exist', editing(CUSTOMIZATIONS, '<OptionSetName>acm_priority<', '<OptionSetName>acm_nothing<'), '0x80048039', /references a non-existing global Option Set \('acm_nothing'\)/],
  ['an option that stands twice', editing(CUSTOMIZATIONS, '<option value="123450001">', '<option value="123450000">'), '0x8004801e', /has the value 123450000 twice/],
  ['a default that is no option', editing(CUSTOMIZATIONS, '<AppDefaultValue>123450000<', '<AppDefaultValue>123450009<'), '0x8004801e', /default 123450009 of 'acm_ticket\.acm_kind'/],
  ['a status of no state', editing(CUSTOMIZATIONS, '<status value="2" state="1"', '<status value="2" state="7"'), '0x8004801e', /status 2 of 'acm_ticket' belongs to no state/],
  ['a transition to no status', editing(CUSTOMIZATIONS, 'tostatusid=&quot;2&quot;', 'tostatusid=&quot;77&quot;'), '0x8004801e', /may change to 77, which is no status/],
  ['an entity set name that is taken', editing(CUSTOMIZATIONS, '<EntitySetName>acm_tickets<', '<EntitySetName>accounts<'), '0x8004801e', /same entity set name 'accounts'/],
  ['a table that stands twice', editing(CUSTOMIZATIONS, '<entity Name="acm_Project">', '<entity Name="acm_Ticket">'), '0x8004801e', /table 'acm_ticket' stands twice/],
  ['an extension of a table that does not exist', editing(CUSTOMIZATIONS, '<entity Name="Account" unmodified="1">', '<entity Name="acm_Other" unmodified="1">'), '0x8004801f', /account of type 1/],
  ['ids that are used twice', editing(CUSTOMIZATIONS, `SdkMessageProcessingStepId="{${ids.updateStep}}"`, `SdkMessageProcessingStepId="{${ids.createStep}}"`), '0x8004801e', /type 92 have the id/],
  ['an id that is none', editing(CUSTOMIZATIONS, `<formid>{${ids.form}}`, '<formid>{7}'), '0x8004802c', /'\{7\}' is not a valid id/],
  ['a web resource without its file', editing(CUSTOMIZATIONS, /<FileName>\/WebResources/, '<FileName>/Other'), '0x8004801e', /of the web resource 'acm_\/js\/ticket\.js' is not in the solution file/],
  ['a control without its manifest', without('Controls/acm_Acme.Gauge/ControlManifest.xml'), '0x8004801e', /manifest .* of the custom control 'acm_Acme\.Gauge'/],
  ['a role with an unknown level', editing(CUSTOMIZATIONS, 'level="Global"', 'level="Everywhere"'), '0x8004801e', /role 'Acme Agent' has the unknown/],
  ['a step for an unknown message', editing(CUSTOMIZATIONS, '<SdkMessageId>9ebdbb1b', '<SdkMessageId>9ebdbb1c'), '0x80048016', /message 9ebdbb1c-.* does not exist/],
  ['a step for an unknown endpoint', editing(CUSTOMIZATIONS, `<EventHandler>{${ids.endpoint}}`, `<EventHandler>{${ids.role}}`), '0x80048016', /service endpoint .* does not exist/],
  ['a step for an unknown table', editing(CUSTOMIZATIONS, '<PrimaryEntity>acm_ticket<', '<PrimaryEntity>acm_nothing<'), '0x80048016', /table 'acm_nothing' does not exist/],
  ['a step over an unknown column', editing(CUSTOMIZATIONS, '<FilteringAttributes>statuscode,', '<FilteringAttributes>acm_nothing,'), '0x80048016', /column 'acm_nothing' of the table 'acm_ticket'/],
  ['a step without an event handler', editing(CUSTOMIZATIONS, '<EventHandlerTypeCode>4618</EventHandlerTypeCode>', ''), '0x80048016', /EventHandlerTypeCode/],
  ['an asynchronous step before the operation', editing(CUSTOMIZATIONS, '<Stage>40<', '<Stage>20<'), '0x80048016', /stage 40 only/],
  ['an endpoint that is no webhook', editing(CUSTOMIZATIONS, '<Contract>8<', '<Contract>2<'), '0x80048073', /webhooks \(Contract 8\) only/],
];

describe('refused, with nothing changed:', () => {
  it.each(cases)('%s', (_what, mutate, code, message) => {
    const environment = newEnvironment();
    const before = contentsOf(environment);
    const refusal = refusalOf(environment, testSolution({ mutate }));
    expect(refusal).toEqual({ status: code === '0x80040800' ? 501 : 400, code, message: expect.stringMatching(message) });
    expect(contentsOf(environment)).toEqual(before);
    expect(findPlatformRows(environment, 'importjob', {})).toMatchObject([{ progress: 0, data: expect.stringContaining(`errorcode="${code}"`) }]);
  });

  it('what is no zip', () => {
    expect(refusalOf(newEnvironment(), strToU8('PK is not enough')).code).toBe('0x80048060');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(refusalOf(shared, bytes).status).toBe(400);
    }), { numRuns: 100 });
  });

  it('a file that is cut off anywhere', () => {
    const zip = testSolution();
    fc.assert(fc.property(fc.integer({ min: 0, max: zip.length - 1 }), (length) => {
      expect(refusalOf(shared, zip.slice(0, length)).status).toBe(400);
    }), { numRuns: 40 });
  });

  it('a file that unpacks to something enormous, before it is unpacked', () => {
    const zeros = { 'WebResources/zeros.js': new Uint8Array(5_000_000) };
    expect(refusalOf(newEnvironment({ maxSolutionPartBytes: 1_000_000 }), zipSync(zeros)).message).toMatch(/a part is larger than 1000000 bytes/);
    expect(refusalOf(newEnvironment({ maxSolutionBytes: 1_000_000 }), zipSync(zeros)).message).toMatch(/unpacked it is larger/);
    expect(refusalOf(newEnvironment({ maxSolutionParts: 3 }), testSolution()).message).toMatch(/more than 3 parts/);
  });

  const shared = newEnvironment();
});
