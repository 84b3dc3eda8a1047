import fc from 'fast-check';
import { createFaults, faultHits } from './faults';

const target = { service: 'graph', method: 'POST', path: '/groups/1', fullPath: '/graph/v1.0/groups/1' };

describe('faults on demand', () => {
  it('hit as often as ordered and are gone then', () => {
    const faults = createFaults();
    faults.add({ status: 503, times: 2 });
    expect([1, 2, 3].map(() => faults.take(target)?.status)).toEqual([503, 503, undefined]);
    expect(faults.list()).toEqual([]);
  });

  it('hit in the order in which they were ordered', () => {
    const faults = createFaults();
    faults.add({ status: 500, path: '/users' });
    faults.add({ status: 429, path: '/groups' });
    faults.add({ status: 503 });
    expect([1, 2].map(() => faults.take(target)?.status)).toEqual([429, 503]);
    expect(faults.list()).toMatchObject([{ status: 500 }]);
  });

  it.each([
    [{ service: 'graph' }, true],
    [{ service: 'login' }, false],
    [{ method: 'post' }, true],
    [{ method: 'GET' }, false],
    [{ path: '/groups' }, true],
    [{ path: '/graph/v1.0/groups' }, true],
    [{ path: '/group*/1' }, true],
    [{ path: '*/groups' }, false],
    [{ path: '/g.oups' }, false],
    [{ path: '/g.*' }, false],
  ])('of %j match: %p', (order, expected) => expect(faultHits(order, target)).toBe(expected));

  it('can be taken back one by one', () => {
    const faults = createFaults();
    const { id } = faults.add({ cut: true });
    expect(faults.remove(id)).toBe(true);
    expect(faults.remove(id)).toBe(false);
    expect(faults.take(target)).toBeUndefined();
  });

  it.each([
    [{}, /needs/],
    [null, /JSON object/],
    [{ status: 99 }, /'status'/],
    [{ status: 500, times: 0 }, /'times'/],
    [{ status: 500, when: 'later' }, /'when'/],
    [{ status: 500, colour: 'red' }, /no 'colour'/],
    [{ status: 500, constructor: 1 }, /no 'constructor'/],
  ])('refuse the order %j with a sentence', (order, message) => expect(() => createFaults().add(order)).toThrow(message));

  it('take any order as a fault or refuse it with a RangeError', () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom('status', 'path', 'times', 'cut', 'delayMs', 'when', 'body', 'other') }), (order) => {
        const faults = createFaults();
        try {
          expect(faults.add(order).times).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
