import { readBuiltParts } from '../built-parts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tables } from '@gdap-manager/entities';
import { validateXML } from 'xmllint-wasm';
import { child, children, parseXmlTree, textAt } from '../checks/xml-tree';
import { steps as declared } from '../webhooks';
import { customizationsXml } from './customizations-xml';

const xml = customizationsXml(readBuiltParts(), false);
const root = parseXmlTree(xml);

describe('customizations.xml', () => {
  it('has its sections in the order of a real export', () => {
    expect(root.children.map(({ name }) => name)).toEqual([
      'Entities', 'Roles', 'Workflows', 'FieldSecurityProfiles', 'Templates', 'EntityMaps', 'EntityRelationships', 'OrganizationSettings',
      'optionsets', 'WebResources', 'CustomControls', 'SolutionPluginAssemblies', 'SdkMessageProcessingSteps', 'ServiceEndpoints',
      'AppModuleSiteMaps', 'AppModules', 'EntityDataProviders', 'Languages',
    ]);
  });

  it('has every table that is defined', () => {
    expect(children(root, 'Entities/Entity/Name').map(({ text }) => text).sort()).toEqual(tables.map(({ schemaName }) => schemaName).sort());
  });

  it('has each choice that columns share', () => {
    const [waitingOn] = children(root, 'optionsets/optionset');
    expect([waitingOn!.attributes.Name, textAt(waitingOn, 'IsGlobal'), textAt(waitingOn, 'OptionSetType')]).toEqual(['gdap_waitingon', '1', 'picklist']);
    expect(children(waitingOn, 'options/option').map(({ attributes }) => attributes.value)).toEqual(['727000000', '727000001', '727000002', '727000003', '727000004']);
  });

  it('has an endpoint and steps that call it', () => {
    const [endpoint] = children(root, 'ServiceEndpoints/ServiceEndpoint');
    expect(['Contract', 'AuthType', 'MessageFormat', 'Url'].map((name) => textAt(endpoint, name))).toEqual(['8', '4', '2', 'https://gdap-manager.invalid/webhook']);
    const steps = children(root, 'SdkMessageProcessingSteps/SdkMessageProcessingStep');
    expect(steps.map(({ attributes }) => attributes.Name)).toEqual(declared.map(({ name }) => name));
    for (const step of steps) {
      expect(['Mode', 'Stage', 'EventHandlerTypeCode'].map((name) => textAt(step, name))).toEqual(['1', '40', '4618']);
      expect(textAt(step, 'EventHandler')).toBe(endpoint!.attributes.ServiceEndpointId);
    }
  });

  it('sends the request or the template that a deleted mapping had', () => {
    const step = children(root, 'SdkMessageProcessingSteps/SdkMessageProcessingStep').find(({ attributes }) => attributes.Name === 'GDAP Manager: Delete of gdap_rolemapping');
    const image = child(step, 'SdkMessageProcessingStepImages/SdkMessageProcessingStepImage');
    expect(['Attributes', 'EntityAlias', 'ImageType', 'MessagePropertyName'].map((name) => textAt(image, name))).toEqual(['gdap_requestid,gdap_templateid', 'pre', '0', 'Target']);
  });
});

/** Microsoft's schemas are not ours to pass on: these tests are there where the schemas are. */
const schemas = resolve(process.env.DATAVERSE_SCHEMAS ?? join(__dirname, '../../../shared/schemas'));

/**
 * libxml2 refuses since 2.13 what the schemas say of the parameters of a form's controls: the same element can come
 * from two places. So these tests leave the parameters open.
 */
const withOpenParameters = (schema: string) =>
  schema.replace(
    /(<xs:complexType name="FormXmlControlType">[^]*?<xs:element name="parameters"[^>]*>\s*<xs:complexType>)[^]*?(<xs:attribute name="isinherited"[^>]*>(?:<xs:attribute [^>]*>)*<\/xs:complexType>\s*<\/xs:element>\s*<\/xs:sequence>\s*<xs:attribute name="id")/,
    '$1<xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>$2',
  );

if (existsSync(schemas)) {
  describe("Microsoft's customizations schemas", () => {
    const files = readdirSync(schemas).map((fileName) => ({ fileName, contents: withOpenParameters(readFileSync(join(schemas, fileName), 'utf8')) }));
    const isMain = ({ fileName }: { fileName: string }) => fileName === 'CustomizationsSolution.xsd';
    const errorsOf = async (document: string) => {
      const { errors } = await validateXML({
        xml: { fileName: 'customizations.xml', contents: document },
        schema: files.filter(isMain),
        preload: files.filter((file) => !isMain(file)),
        initialMemoryPages: 1024,
        maxMemoryPages: 8192,
      });
      return errors.map(({ message }) => message);
    };

    it('have nothing against what we write', async () => {
      expect(await errorsOf(xml)).toEqual([]);
    });

    it.each([
      ['an unknown element', '<EntityRelationships>', '<EntityRelationships><Surprise/>'],
      ['an unknown type of column', '<Type>nvarchar</Type>', '<Type>text2</Type>'],
      ['a yes that is no 1', '<IsCustomField>1<', '<IsCustomField>yes<'],
      ['an unknown cascade', '<CascadeDelete>Restrict<', '<CascadeDelete>Perhaps<'],
    ])('refuse %s', async (_, from, to) => {
      const broken = xml.replace(from, to);
      expect(broken).not.toBe(xml);
      expect(await errorsOf(broken)).not.toEqual([]);
    });
  });
}
