import { installXrm } from '../testing/xrm';
import { errorText } from './error-text';

beforeEach(() => void installXrm());

describe('what an error says', () => {
  it('is what Dataverse said', () => {
    expect([errorText(new Error('The row is locked.')), errorText({ errorCode: 1, message: 'The row is locked.' }), errorText('Locked.')]).toEqual(['The row is locked.', 'The row is locked.', 'Locked.']);
  });

  it('begins with what to do where a right is missing', () => {
    expect(errorText({ errorCode: -2147220960, message: 'is missing prvWrite' })).toBe(
      'You lack a right. Ask your administrator for the security role GDAP Operator. What Dataverse says: is missing prvWrite',
    );
  });
});
