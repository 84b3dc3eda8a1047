import fc from 'fast-check';
import { GraphError } from '../errors';
import { planBatch } from './plan';

const get = (id: string, ...dependsOn: string[]) => ({ id, method: 'GET', url: '/groups', dependsOn });
const plan = (...requests: unknown[]) => planBatch({ requests });

describe('a batch', () => {
  it('is done in the order of its dependencies', () => {
    expect(plan(get('3', '2'), get('1'), get('2', '1')).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('takes addresses with and without a slash in front', () => {
    expect(plan({ id: '1', method: 'get', url: 'groups?$top=1' })).toMatchObject([{ method: 'GET', url: '/groups?$top=1' }]);
  });

  it.each([
    ['nothing', []],
    ['21 requests', Array.from({ length: 21 }, (_, index) => get(String(index)))],
    ['an id twice, whatever its case', [get('a'), get('A')]],
    ['no id', [{ method: 'GET', url: '/groups' }]],
    ['an unknown dependency', [get('1', '2')]],
    ['a circle', [get('1', '2'), get('2', '1')]],
    ['an absolute address', [{ ...get('1'), url: 'https://graph.microsoft.com/v1.0/groups' }]],
    ['another host', [{ ...get('1'), url: '//evil.example/groups' }]],
    ['a way out of the base address', [{ ...get('1'), url: '/../../sandbox/reset' }]],
    ['a batch within the batch', [{ ...get('1'), method: 'POST', url: '/$batch' }]],
    ['a strange method', [{ ...get('1'), method: 'TRACE' }]],
    ['a body without Content-Type', [{ id: '1', method: 'POST', url: '/groups', body: {} }]],
    ['a header with a line break', [{ ...get('1'), headers: { Prefer: 'a\r\nb' } }]],
  ])('with %s is refused as a whole', (_what, requests) => {
    expect(() => plan(...requests)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('is planned or refused, whatever comes', () => {
    const item = fc.record({
      id: fc.constantFrom('1', '2', '3'),
      method: fc.constantFrom('GET', 'POST', 'X'),
      url: fc.webPath(),
      dependsOn: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(item, fc.anything()), { maxLength: 4 }), (requests) => {
        try {
          const done = new Set<string>();
          for (const { id, dependsOn } of plan(...requests)) {
            expect(dependsOn.every((other) => done.has(other))).toBe(true);
            done.add(id);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(GraphError);
        }
      }),
    );
  });
});
