import { itFinds } from './testing/sample';

const part = 'solution.xml';

describe('the check of root components', () => {
  itFinds('root components', [
    { that: 'a table that is not listed', part, from: '<RootComponent type="1" schemaName="gdap_request" behavior="0"/>', finds: /table gdap_request is in the package but not listed/ },
    { that: 'a choice that is not listed', part, from: /<RootComponent type="9"[^>]*>/, finds: /choice gdap_waitingon is in the package but not listed/ },
    { that: 'a step that is not listed', part, from: /<RootComponent type="92"[^>]*>/, finds: /step \{.*\} is in the package but not listed/ },
    { that: 'an endpoint that is not listed', part, from: /<RootComponent type="95"[^>]*>/, finds: /service endpoint .* not listed/ },
    { that: 'a web resource that is not listed', part, from: /<RootComponent type="61"[^>]*>/, finds: /web resource gdap_\/request.js is in the package but not listed/ },
    { that: 'a role that is not listed', part, from: /<RootComponent type="20"[^>]*>/, finds: /role .* not listed/ },
    { that: 'a control that is not listed', part, from: /<RootComponent type="66"[^>]*>/, finds: /custom control gdap_Gdap.Lifecycle .* not listed/ },
    { that: 'an app that is not listed', part, from: /<RootComponent type="80"[^>]*>/, finds: /app gdap_App is in the package but not listed/ },
    { that: 'a listed table that is not there', part, from: 'schemaName="gdap_event"', to: 'schemaName="gdap_ghost"', finds: /table gdap_ghost is listed .* but not in the package/ },
    { that: 'a listed form that is not there', part, from: '</RootComponents>', to: '<RootComponent type="60" id="{00000000-0000-5000-8000-0000000000ff}" behavior="0"/></RootComponents>', finds: /form .* is listed .* but not in the package/ },
    { that: 'a listed step that is not there', from: /SdkMessageProcessingStepId="\{.{8}/, to: 'SdkMessageProcessingStepId="{00000000', finds: /step .* is listed .* but not in the package/ },
    { that: 'a table listed by its schema name', part, from: 'schemaName="gdap_event"', to: 'schemaName="gdap_Event"', finds: /another name than its logical one/ },
    { that: 'a table of Microsoft taken over whole', part, from: 'schemaName="account" behavior="2"', to: 'schemaName="account" behavior="0"', finds: /account belongs to somebody else/ },
    { that: 'a table of ours listed as a shell', part, from: 'schemaName="gdap_event" behavior="0"', to: 'schemaName="gdap_event" behavior="2"', finds: /gdap_event is ours/ },
    { that: 'a component listed twice', part, from: '<RootComponent type="80" schemaName="gdap_App" behavior="0"/>', to: '<RootComponent type="80" schemaName="gdap_App" behavior="0"/><RootComponent type="80" schemaName="gdap_App" behavior="0"/>', finds: /gdap_App is listed twice/ },
    { that: 'a type that exports do not list', part, from: '</RootComponents>', to: '<RootComponent type="380" schemaName="gdap_Greeting" behavior="0"/></RootComponents>', finds: /has the type 380/ },
  ]);
});
