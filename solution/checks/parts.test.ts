import { itFinds } from './testing/sample';

describe('the check of parts', () => {
  itFinds('parts', [
    { that: 'a web resource without its file', part: 'WebResources/gdap_requestjs', finds: /gdap_requestjs is named by web resource gdap_\/request.js but not in the zip/ },
    { that: 'a control without its manifest', part: 'Controls/gdap_Gdap.Lifecycle/ControlManifest.xml', finds: /ControlManifest.xml is named by custom control/ },
    { that: 'a control without its code', part: 'Controls/gdap_Gdap.Lifecycle/bundle.js', finds: /bundle.js is named by custom control/ },
    { that: 'a file that nothing names', part: 'notes.xml', to: '<notes/>', finds: /notes.xml is in the zip but nothing names it/ },
    { that: 'a file in a folder of a component that nothing names', part: 'customapis/gdap_Submit/readme.xml', to: '<x/>', finds: /readme.xml is in the zip but nothing names it/ },
    { that: 'a wrapping folder', part: 'GdapManager/solution.xml', to: '<x/>', finds: /GdapManager\/solution.xml is in the zip but nothing names it/ },
    { that: 'a backslash', part: 'WebResources\\gdap_other.js', to: ';', finds: /has a backslash/ },
    { that: 'values of an environment', part: 'environmentvariabledefinitions/gdap_Greeting/environmentvariablevalues.json', to: '{}', finds: /holds values of one environment/ },
    { that: 'documents that the importer cannot see', part: '[Content_Types].xml', from: /<Default Extension="xml"[^>]*>/, finds: /customizations.xml has no content type/ },
    { that: 'code that the importer cannot see', part: '[Content_Types].xml', from: /<Default Extension="js"[^>]*>/, finds: /bundle.js has no content type/ },
    { that: 'a file without extension that the importer cannot see', part: '[Content_Types].xml', from: /<Override PartName="\/WebResources\/gdap_requestjs"[^>]*>/, finds: /gdap_requestjs has no content type/ },
    { that: 'an override of another file', part: '[Content_Types].xml', from: 'PartName="/WebResources/gdap_requestjs"', to: 'PartName="WebResources/gdap_requestjs"', finds: /gdap_requestjs has no content type/ },
  ]);
});
