import { gdapProvider, type Row } from '@gdap-manager/entities';
import { providerFacts } from '../provider/facts';

const row = (columns: Partial<Row<typeof gdapProvider>>) => ({ gdap_providerid: 'p', gdap_name: 'Fabrikam', ...columns }) as Row<typeof gdapProvider>;

describe('a Provider row', () => {
  it('names its secret', () => {
    expect(providerFacts(row({ gdap_clientid: 'ABC', gdap_secretname: ' FABRIKAM ' }))).toMatchObject({ clientId: 'abc', secretName: 'FABRIKAM' });
  });

  it.each([null, '', '  '])('that names no secret (%p) means the one under its client id', (gdap_secretname) => {
    expect(providerFacts(row({ gdap_clientid: ' ABC ', gdap_secretname }))).toMatchObject({ clientId: 'abc', secretName: 'abc' });
  });

  it('without client id and name has no secret', () => {
    expect(providerFacts(row({ gdap_clientid: null, gdap_secretname: null }))).toMatchObject({ clientId: null, secretName: null });
  });
});
