import { MessageGone, poisonName, type Queue } from './queue';

/** A store of queues to be tested, with a clock that the test moves. */
export interface QueueUnderTest {
  open(name: string): Queue;
  /** Lets so many seconds go by. */
  wait(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** What every queue must do, whatever it is made of. Call it inside a test file. */
export function describeQueue(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(name, () => {
    let store: QueueUnderTest;
    let queue: Queue;
    beforeEach(async () => {
      store = await make();
      queue = store.open('work');
    });
    afterEach(() => store.close());

    const one = async (visibilitySeconds = 30) => (await queue.receive(1, visibilitySeconds))[0];

    it('gives back what was put in', async () => {
      const id = await queue.enqueue('hello');
      expect(await one()).toMatchObject({ id, body: 'hello', dequeueCount: 1 });
    });

    it('is empty at first', async () => {
      expect(await one()).toBeUndefined();
      expect(await queue.length()).toBe(0);
    });

    it('gives several at once, and none twice', async () => {
      for (let number = 0; number < 40; number += 1) await queue.enqueue(String(number));
      const bodies = [...(await queue.receive(32, 30)), ...(await queue.receive(32, 30))].map(({ body }) => body);
      expect(bodies).toHaveLength(40);
      expect(new Set(bodies).size).toBe(40);
    });

    it('forgets a message that was completed', async () => {
      await queue.enqueue('x');
      await queue.complete((await one())!);
      await store.wait(60);
      expect(await one()).toBeUndefined();
      expect(await queue.length()).toBe(0);
    });

    it('gives a message again when its time is over, and counts', async () => {
      await queue.enqueue('x');
      const first = await one(30);
      expect(await one(30)).toBeUndefined();
      await store.wait(31);
      expect(await one(30)).toMatchObject({ id: first!.id, dequeueCount: 2 });
    });

    it('does not let the slow one complete what another has by now', async () => {
      await queue.enqueue('x');
      const slow = (await one(5))!;
      await store.wait(6);
      const quick = (await one(30))!;
      await expect(queue.complete(slow)).rejects.toThrow(MessageGone);
      await expect(queue.setVisibility(slow, 10)).rejects.toThrow(MessageGone);
      await queue.complete(quick);
    });

    it('hides a message for longer while somebody works on it', async () => {
      await queue.enqueue('x');
      const extended = await queue.setVisibility((await one(5))!, 60);
      await store.wait(30);
      expect(await one()).toBeUndefined();
      await queue.complete(extended);
    });

    it('gives a message again at once when it is released', async () => {
      await queue.enqueue('x');
      await queue.setVisibility((await one(600))!, 0);
      expect(await one()).toMatchObject({ dequeueCount: 2 });
    });

    it('delays a message', async () => {
      await queue.enqueue('later', 60);
      expect(await one()).toBeUndefined();
      expect(await queue.length()).toBe(1);
      await store.wait(61);
      expect(await one()).toMatchObject({ body: 'later' });
    });

    it('moves a message that failed five times to the poison queue, and goes on with the next', async () => {
      await queue.enqueue('bad');
      for (let round = 0; round < 5; round += 1) {
        expect(await one(1)).toMatchObject({ body: 'bad', dequeueCount: round + 1 });
        await store.wait(2);
      }
      await queue.enqueue('good');
      expect(await one()).toMatchObject({ body: 'good' });
      expect((await store.open(poisonName('work')).receive(1, 30))[0]).toMatchObject({ body: 'bad' });
    });

    it('keeps queues apart', async () => {
      await store.open('other').enqueue('x');
      expect(await one()).toBeUndefined();
    });

    it.each([[0, 30], [33, 30], [1.5, 30], [1, -1], [1, 700_000]])('refuses to give %p messages for %p seconds', async (max, seconds) => {
      await expect(queue.receive(max, seconds)).rejects.toThrow(RangeError);
    });

    it('refuses a message that is too large, and a delay that is too long', async () => {
      await expect(queue.enqueue('x'.repeat(50_000))).rejects.toThrow(RangeError);
      await expect(queue.enqueue('x', 700_000)).rejects.toThrow(RangeError);
      expect(await queue.length()).toBe(0);
    });
  });
}
