import { itFinds } from './testing/sample';

const api = 'customapis/gdap_Submit/customapi.xml';
const request = 'customapis/gdap_Submit/customapirequestparameters/Reason/customapirequestparameter.xml';
const response = 'customapis/gdap_Submit/customapiresponseproperties/Outcome/customapiresponseproperty.xml';

describe('the check of custom APIs', () => {
  itFinds('custom APIs', [
    { that: 'a name that differs from its folder', part: api, from: 'uniquename="gdap_Submit"', to: 'uniquename="gdap_Send"', finds: /is named gdap_Send in a folder named gdap_Submit/ },
    { that: 'a name without prefix', part: api, from: 'uniquename="gdap_Submit"', to: 'uniquename="Submit"', finds: /without the publisher's prefix/ },
    { that: 'an unknown binding', part: api, from: '<bindingtype>1<', to: '<bindingtype>3<', finds: /has the binding type '3'/ },
    { that: 'a binding to no table', part: api, from: /<boundentitylogicalname>.*?<\/boundentitylogicalname>/, finds: /is bound to no table/ },
    { that: 'steps left open', part: api, from: /<allowedcustomprocessingsteptype>.*?<\/allowedcustomprocessingsteptype>/, finds: /does not say which steps it allows/ },
    { that: 'an API that can be changed', part: api, from: '<iscustomizable>0<', to: '<iscustomizable>1<', finds: /can be changed by those who install it/ },
    { that: 'a function that answers nothing', part: response, finds: /is a function without a response property/ },
    { that: 'an unknown type of a parameter', part: request, from: '<type>10<', to: '<type>13<', finds: /customapirequestparameter.xml has the type '13'/ },
    { that: 'a parameter without type', part: request, from: '<type>10</type>', finds: /has no type/ },
    { that: 'a parameter without name', part: request, from: ' uniquename="Reason"', finds: /has no unique name/ },
    { that: 'an optional response property', part: response, from: '<type>', to: '<isoptional>0</isoptional><type>', finds: /has isoptional, which fails the import/ },
  ]);
});
