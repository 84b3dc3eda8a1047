import { itFinds } from './testing/sample';

const update = '20bebb1b-ea3e-db11-86a7-000a3a5473e8';
const firstStep = (pattern: string) => new RegExp(`(<SdkMessageProcessingStep Name="GDAP Manager: Update of gdap_rolemapping"[^]*?)${pattern}`);

describe('the check of steps', () => {
  itFinds('steps', [
    { that: 'a step for a table that is not there', from: '<PrimaryEntity>gdap_request<', to: '<PrimaryEntity>gdap_ghost<', finds: /is for the table 'gdap_ghost'/ },
    { that: 'a step for no table', from: '<PrimaryEntity>gdap_request</PrimaryEntity>', finds: /is for the table ''/ },
    { that: 'a filter by a column that is not there', from: '<FilteringAttributes>statuscode,', to: '<FilteringAttributes>statuscod,', finds: /filters by the column statuscod, which gdap_request does not have/ },
    { that: 'a filter of a created row', from: '<FilteringAttributes/>', to: '<FilteringAttributes>statuscode</FilteringAttributes>', finds: /filters columns, which Create does not do/ },
    { that: 'a message that has another id elsewhere', from: update, to: '11111111-2222-3333-4444-555555555555', finds: /whose id is not the same in every environment/ },
    { that: 'an endpoint that is not there', from: /<EventHandler>\{.{8}/, to: '<EventHandler>{00000000', finds: /calls the endpoint 00000000-.*, which is not in the package/ },
    { that: 'a step that does not say what it calls', from: '<EventHandlerTypeCode>4618</EventHandlerTypeCode>', finds: /does not say what it calls/ },
    { that: 'a step that calls nothing', from: /<EventHandler>[^<]*<\/EventHandler>/, finds: /does not say what it calls/ },
    { that: 'a configuration that an endpoint does not get', from: '<EventHandlerTypeCode>', to: '<Configuration>x</Configuration><EventHandlerTypeCode>', finds: /has a configuration/ },
    { that: 'an asynchronous step before the operation', from: '<Stage>40<', to: '<Stage>20<', finds: /is asynchronous at stage 20/ },
    { that: 'an image with a column that is not there', from: firstStep('<Attributes>gdap_requestid,'), to: '$1<Attributes>gdap_request,', finds: /has an image with the column gdap_request, which gdap_rolemapping/ },
    { that: 'an image of a deleted row as it is after that', from: /(Delete of gdap_rolemapping[^]*?<ImageType>)0/, to: '$11', finds: /image of the row after it was deleted/ },
    { that: 'an image of a row before it was created', from: firstStep(`<SdkMessageId>${update}`), to: '$1<SdkMessageId>9ebdbb1b-ea3e-db11-86a7-000a3a5473e8', finds: /image of the row before it was created/ },
    { that: 'an image of a property that the message does not have', from: '<MessagePropertyName>Target<', to: '<MessagePropertyName>Id<', finds: /image of Id, which Update does not have/ },
    { that: 'a host', from: '<Url>https://gdap-manager.invalid/', to: '<Url>https://dev-box.azurewebsites.net/', finds: /names the host dev-box.azurewebsites.net in Url/ },
    { that: 'a host on this machine', from: '<NamespaceAddress>https://gdap-manager.invalid', to: '<NamespaceAddress>http://localhost:7071', finds: /names the host localhost in NamespaceAddress/ },
    { that: 'an address without encryption', from: '<Url>https:', to: '<Url>http:', finds: /is no https address/ },
    { that: 'a key in the address', from: '.invalid/webhook<', to: '.invalid/webhook?code=abc<', finds: /has a key or password in Url/ },
    { that: 'a key', from: '<AuthType>4</AuthType>', to: '<AuthType>4</AuthType><AuthValue>abc</AuthValue>', finds: /element AuthValue holds a secret/ },
  ]);
});
