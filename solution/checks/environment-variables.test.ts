import { itFinds } from './testing/sample';

const part = 'environmentvariabledefinitions/gdap_Greeting/environmentvariabledefinition.xml';
const type = (number: number, defaultValue: string) => ({ part, from: /<defaultvalue>.*<\/type>/, to: `<defaultvalue>${defaultValue}</defaultvalue><displayname default="Greeting"/><type>${number}</type>` });

describe('the check of environment variables', () => {
  itFinds('environment variables', [
    { that: 'another name than that of the folder', part, from: 'schemaname="gdap_Greeting"', to: 'schemaname="gdap_Other"', finds: /is named gdap_Other in a folder named gdap_Greeting/ },
    { that: 'a name that Dataverse does not take', part, from: 'schemaname="gdap_Greeting"', to: 'schemaname="gdap_Good morning"', finds: /has a name that Dataverse does not take/ },
    { that: 'something else in its folder', part, from: /environmentvariabledefinition schemaname([^]*)<\/environmentvariabledefinition>/, to: 'x schemaname$1</x>', finds: /holds a x/ },
    { that: 'a variable without a name for people', part, from: 'default="Greeting"', to: '', finds: /has no name that people can read/ },
    { that: 'a type that there is not', ...type(7, ''), finds: /has the type '7'/ },
    { that: 'a secret that ships', ...type(100000005, 'shh'), finds: /is a secret with a default/ },
    { that: 'a default that is too long', ...type(100000000, 'x'.repeat(2001)), finds: /more than 2000 characters/ },
    { that: 'a number that is none', ...type(100000001, 'many'), finds: /not of its type: many/ },
    { that: 'a yes or no that is neither', ...type(100000002, 'true'), finds: /not of its type: true/ },
    { that: 'JSON that is none', ...type(100000003, '{'), finds: /not of its type: \{/ },
  ]);
});
