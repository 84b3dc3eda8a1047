import { v4 } from 'uuid';
import { buildSolution } from '../build';
import { readBuiltParts } from '../built-parts';
import { ids } from './ids';
import { openPackage } from './package';
import { itFinds, packageOfTexts, replaceOnce, sample } from './testing/sample';

describe('the check of ids', () => {
  itFinds('ids', [
    { that: 'two views with one id', from: /(<savedqueryid>)([^<]*)([^]*?<savedqueryid>)[^<]*/, to: '$1$2$3$2', finds: /view id .* is given to two components/ },
    { that: 'two cells with one id', from: /(<cell id=")([^"]*)([^]*?<cell id=")[^"]*/, to: '$1$2$3$2', finds: /cell id .* is given to two components/ },
    { that: 'two tabs with one id', from: /(<tab id=")([^"]*)([^]*?<tab id=")[^"]*/, to: '$1$2$3$2', finds: /tab id .* is given to two components/ },
    { that: 'two steps with one id', from: /(ProcessingStepId=")([^"]*)([^]*?ProcessingStepId=")[^"]*/, to: '$1$2$3$2', finds: /step id .* is given to two components/ },
    { that: 'two images with one id', from: /(<SdkMessageProcessingStepImageId>)([^<]*)([^]*?<SdkMessageProcessingStepImageId>)[^<]*/, to: '$1$2$3$2', finds: /image id .* is given to two components/ },
    { that: 'a form whose id is no GUID', from: /<formid>[^<]*/, to: '<formid>main', finds: /form .* has the id 'main', which is no GUID/ },
    { that: 'a section without an id', from: /<section id="[^"]*"/, to: '<section', finds: /section .* has the id '', which is no GUID/ },
    { that: 'an endpoint with an id by chance', from: /ServiceEndpointId="[^"]*"/, to: `ServiceEndpointId="{${v4()}}"`, finds: /service endpoint .* is not made from a name/ },
    { that: 'a role with an id by chance', from: '<Role id="{00000000-0000-5000-8000-000000000010}"', to: `<Role id="{${v4()}}"`, finds: /role GDAP Staff has the id .* is not made from a name/ },
  ]);

  it('finds nothing between two builds of the same source, whatever their version and kind', () => {
    const installed = openPackage(buildSolution({ managed: false, version: '0.1.0.0', parts: readBuiltParts() }));
    const next = openPackage(buildSolution({ managed: true, version: '7.8.9.10', parts: readBuiltParts() }));
    expect(ids.run(next, installed)).toEqual([]);
  });

  it.each([
    ['a view', /<savedqueryid>\{.{8}/, '<savedqueryid>{00000000'],
    ['a form', /<formid>\{.{8}/, '<formid>{00000000'],
    ['a step', /SdkMessageProcessingStepId="\{.{8}/, 'SdkMessageProcessingStepId="{00000000'],
    ['the endpoint', /ServiceEndpointId="\{.{8}/, 'ServiceEndpointId="{00000000'],
  ])('finds %s that has another id than in the installed version', (_, from, to) => {
    const changed = new Map(sample).set('customizations.xml', replaceOnce(sample.get('customizations.xml')!, from, to));
    expect(ids.run(packageOfTexts(changed), packageOfTexts(sample))).toEqual([
      expect.objectContaining({ problem: expect.stringMatching(/had the id .* before and now has 00000000-.*: an import would make it a second time/) }),
    ]);
  });
});
