/**
 * How long tests in a document wait for what is yet to be drawn: a second, as the library has it, is too short on a
 * busy machine. Most tests draw nothing: the library is loaded only for those that do.
 */
import type * as TestingLibrary from '@testing-library/dom';

jest.doMock('@testing-library/dom', () => {
  const original = jest.requireActual<typeof TestingLibrary>('@testing-library/dom');
  original.configure({ asyncUtilTimeout: 20_000 });
  return original;
});
