import { children, parseXmlTree } from '../checks/xml-tree';
import { contentTypesXml } from './content-types';

const written = (...paths: string[]) => {
  const types = parseXmlTree(contentTypesXml(paths));
  return {
    defaults: children(types, 'Default').map(({ attributes }) => attributes.Extension),
    overrides: children(types, 'Override').map(({ attributes }) => attributes.PartName),
  };
};

describe('the content types', () => {
  it('name each extension once', () => {
    expect(written('solution.xml', 'customizations.xml', 'Controls/a/bundle.js', 'Controls/a/ControlManifest.xml')).toEqual({ defaults: ['js', 'xml'], overrides: [] });
  });

  it('name a part without extension by itself', () => {
    expect(written('solution.xml', 'WebResources/gdap_requestjs0F1A')).toEqual({ defaults: ['xml'], overrides: ['/WebResources/gdap_requestjs0F1A'] });
  });

  it('do not take a dot in a folder for an extension', () => {
    expect(written('Controls/gdap_Gdap.Lifecycle/LICENSE')).toEqual({ defaults: [], overrides: ['/Controls/gdap_Gdap.Lifecycle/LICENSE'] });
  });
});
