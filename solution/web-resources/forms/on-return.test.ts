import { onReturn } from './on-return';

const comeBack = (state: DocumentVisibilityState) => {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

it('does its work when somebody comes back, not when they leave, and for the form that asked last alone', () => {
  const [first, second] = [jest.fn(), jest.fn()];
  onReturn(first);
  comeBack('hidden');
  expect(first).not.toHaveBeenCalled();
  comeBack('visible');
  expect(first).toHaveBeenCalledTimes(1);
  onReturn(second);
  comeBack('visible');
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
});
