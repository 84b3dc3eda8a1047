import fc from 'fast-check';
import { braced, idOf, type IdKind } from './ids';

describe('the id of a component', () => {
  it('is the same in every build: these are installed', () => {
    expect(idOf('serviceendpoint', 'handlers')).toBe('bde7ca4b-22a9-5975-a0cf-562bf119d991');
    expect(idOf('view', 'gdap_request.active')).toBe('7dff241f-3b5e-5906-a939-24a8e9ff0f59');
  });

  it('does not depend on how a name is written', () => {
    expect(idOf('form', 'gdap_Request.main')).toBe(idOf('form', 'gdap_request.main'));
  });

  it('belongs to one kind and name alone', () => {
    const kinds: IdKind[] = ['cell', 'form', 'label', 'section', 'serviceendpoint', 'step', 'stepimage', 'tab', 'view'];
    const component = fc.tuple(fc.constantFrom(...kinds), fc.stringMatching(/^[a-z_.]{1,20}$/));
    fc.assert(
      fc.property(component, component, ([kind, name], [otherKind, otherName]) => {
        expect(idOf(kind, name) === idOf(otherKind, otherName)).toBe(kind === otherKind && name === otherName);
      }),
    );
  });

  it('is a name-based GUID, braced where exports brace it', () => {
    expect(braced(idOf('tab', 'x'))).toMatch(/^\{[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\}$/);
  });
});
