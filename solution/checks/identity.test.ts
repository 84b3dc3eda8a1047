import { identity } from './identity';
import { itFinds, packageOfTexts, replaceOnce, sample } from './testing/sample';

const part = 'solution.xml';

describe('the check of identity', () => {
  itFinds('identity', [
    { that: 'a kind that only sources have', part, from: '<Managed>0<', to: '<Managed>2<', finds: /has Managed '2'/ },
    { that: 'a version of three numbers', part, from: /<Version>[^<]*/, to: '<Version>0.1.0', finds: /has the version '0.1.0', which is not four numbers/ },
    { that: 'components from a later version', part, from: /<Version>[^<]*/, to: '<Version>0.0.9.0', finds: /components that came with 0.1.0.0, a later version/ },
    { that: 'a unique name with a space', part, from: '<UniqueName>GdapManager<', to: '<UniqueName>GDAP Manager<', finds: /has the unique name 'GDAP Manager'/ },
    { that: 'a prefix of Microsoft', part, from: '<CustomizationPrefix>gdap<', to: '<CustomizationPrefix>mscrmx<', finds: /has the prefix 'mscrmx'/ },
    { that: 'another prefix than the names have', part, from: '<CustomizationPrefix>gdap<', to: '<CustomizationPrefix>acme<', finds: /table gdap_request does not begin with the publisher's prefix 'acme_'/ },
    { that: 'an option value prefix out of range', part, from: '<CustomizationOptionValuePrefix>72700<', to: '<CustomizationOptionValuePrefix>7270<', finds: /has the option value prefix '7270'/ },
    { that: 'a column without prefix', from: '<LogicalName>gdap_startdate<', to: '<LogicalName>startdate<', finds: /column startdate does not begin/ },
    { that: 'a key without prefix', from: '<Name>gdap_RequestUniqueKey<', to: '<Name>RequestUniqueKey<', finds: /key RequestUniqueKey does not begin/ },
    { that: 'a choice without prefix', from: '<optionset Name="gdap_waitingon" localizedName', to: '<optionset Name="waitingon" localizedName', finds: /choice waitingon does not begin/ },
    { that: 'a relationship without prefix', from: 'Name="gdap_account_requests"', to: 'Name="account_requests"', finds: /relationship account_requests does not begin/ },
    { that: 'a web resource without prefix', from: '<Name>gdap_/request.js<', to: '<Name>request.js<', finds: /web resource request.js does not begin/ },
    { that: 'a control without prefix', from: '<Name>gdap_Gdap.Lifecycle<', to: '<Name>Gdap.Lifecycle<', finds: /custom control Gdap.Lifecycle does not begin/ },
    { that: 'an app without prefix', from: '<AppModule><UniqueName>gdap_App<', to: '<AppModule><UniqueName>App<', finds: /app App does not begin/ },
    {
      that: 'an environment variable without prefix',
      part: 'environmentvariabledefinitions/gdap_Greeting/environmentvariabledefinition.xml',
      from: 'gdap_Greeting',
      to: 'Greeting',
      finds: /environment variable Greeting does not begin/,
    },
  ]);

  describe('against what is installed', () => {
    const version = (text: string) => packageOfTexts(new Map(sample).set(part, sample.get(part)!.replace(/<Version>[^<]*/, `<Version>${text}`)));

    it.each([['0.2.0.0', '0.1.9.9'], ['0.1.0.10', '0.1.0.9'], ['1.0.0.0', '0.10.0.0']])('lets %s follow on %s', (next, installed) => {
      expect(identity.run(version(next), version(installed))).toEqual([]);
    });

    it.each([['0.1.0.0', '0.1.0.0'], ['0.1.0.9', '0.1.0.10'], ['0.9.0.0', '1.0.0.0']])('does not let %s follow on %s', (next, installed) => {
      expect(identity.run(version(next), version(installed))).toContainEqual({ where: 'solution.xml', problem: `has the version ${next}, which does not follow on ${installed}` });
    });

    it('finds another publisher', () => {
      const installed = packageOfTexts(new Map(sample).set(part, replaceOnce(sample.get(part)!, '<UniqueName>gdap<', '<UniqueName>acme<')));
      expect(identity.run(version('1.0.0.0'), installed)).toContainEqual({
        where: 'solution.xml',
        problem: 'has another Publisher/UniqueName than what is installed: gdap instead of acme',
      });
    });
  });
});
