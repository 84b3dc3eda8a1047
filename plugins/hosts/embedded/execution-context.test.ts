import fc from 'fast-check';
import { NotAnExecutionContext, workOf } from './execution-context';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
const one = '11111111-1111-4111-8111-111111111111';
const two = '22222222-2222-4222-8222-222222222222';
const context = (more: object = {}) => ({ PrimaryEntityName: 'gdap_request', PrimaryEntityId: id, MessageName: 'Update', CorrelationId: one, ...more });
const reference = (Id: string) => ({ key: 'gdap_requestid', value: { __type: 'EntityReference:http://schemas.microsoft.com/xrm/2011/Contracts', Id, LogicalName: 'gdap_request' } });
const image = (...Attributes: object[]) => ({ Attributes, LogicalName: 'gdap_rolemapping' });

describe('what a webhook asks to be looked at', () => {
  it('is the row that it names', () => {
    expect(workOf(context())).toEqual([{ table: 'gdap_request', id, message: 'Update', correlationId: one }]);
  });

  it('is the request of a mapping that was made', () => {
    const body = context({ PrimaryEntityName: 'gdap_rolemapping', MessageName: 'Create', InputParameters: [{ key: 'Target', value: image(reference(two)) }] });
    expect(workOf(body)).toEqual([{ table: 'gdap_request', id: two, message: 'Create', correlationId: one }]);
  });

  it('is the request of a mapping that was deleted', () => {
    const body = context({
      PrimaryEntityName: 'gdap_rolemapping', MessageName: 'Delete',
      InputParameters: [{ key: 'Target', value: { Id: id, LogicalName: 'gdap_rolemapping' } }], PreEntityImages: [{ key: 'before', value: image(reference(two)) }],
    });
    expect(workOf(body).map((work) => work.id)).toEqual([two]);
  });

  it('is both requests where a mapping was moved', () => {
    const body = context({ PrimaryEntityName: 'gdap_rolemapping', InputParameters: [{ key: 'Target', value: image(reference(one)) }], PreEntityImages: [{ key: 'before', value: image(reference(two)) }] });
    expect(workOf(body).map((work) => work.id)).toEqual([one, two]);
  });

  it('is the template of a mapping, and the request that it has left for it', () => {
    const ofTemplate = { key: 'gdap_templateid', value: { Id: one, LogicalName: 'gdap_template' } };
    const body = context({ PrimaryEntityName: 'gdap_rolemapping', InputParameters: [{ key: 'Target', value: image(ofTemplate) }], PreEntityImages: [{ key: 'before', value: image(reference(two)) }] });
    expect(workOf(body).map(({ table, id: owner }) => [table, owner])).toEqual([['gdap_template', one], ['gdap_request', two]]);
  });

  it('is marked where the handlers themselves did it', () => {
    expect(workOf(context({ InitiatingUserId: two.toUpperCase() }), two)).toMatchObject([{ byHandlers: true }]);
    expect(workOf(context({ InitiatingUserId: one }), two)).toEqual(workOf(context()));
    expect(workOf(context({ InitiatingUserId: two }))).toEqual(workOf(context()));
  });

  it('is the mapping itself where the body was cut for its size', () => {
    expect(workOf(context({ PrimaryEntityName: 'gdap_rolemapping' }))).toMatchObject([{ table: 'gdap_rolemapping', id }]);
  });

  it.each([
    ['null', null], ['a text', 'x'], ['a list', []], ['nothing in it', {}],
    ['no table', context({ PrimaryEntityName: undefined })], ['an id that is none', context({ PrimaryEntityId: "x' or 1 eq 1" })],
    ['a message of another type', context({ MessageName: 7 })], ['a very long table', context({ PrimaryEntityName: 'x'.repeat(1000) })],
  ])('is nothing where the body is %s', (_what, body) => {
    expect(() => workOf(body)).toThrow(NotAnExecutionContext);
  });

  it('never fails in another way, whatever is sent', () => {
    const part = fc.anything();
    fc.assert(fc.property(part, part, part, (InputParameters, PreEntityImages, body) => {
      for (const sent of [body, context({ PrimaryEntityName: 'gdap_rolemapping', InputParameters, PreEntityImages })]) {
        try {
          expect(workOf(sent).length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(NotAnExecutionContext);
        }
      }
    }));
  });
});
