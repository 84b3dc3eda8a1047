import { formKey } from './form-keys';

const press = (key: string, held: Partial<Parameters<typeof formKey>[0]> = {}) =>
  formKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

it.each([
  ['s', { ctrlKey: true }, 'save'],
  ['S', { metaKey: true }, 'save'],
  ['s', { altKey: true }, 'saveAndClose'],
  ['n', { altKey: true }, 'new'],
  ['s', {}, undefined],
  ['n', { ctrlKey: true }, undefined],
  ['s', { ctrlKey: true, shiftKey: true }, undefined],
  ['s', { ctrlKey: true, altKey: true }, undefined],
])('takes "%s" with %j for %s', (key, held, meaning) => {
  expect(press(key, held)).toBe(meaning);
});
