import type { Stack } from '../scripts/lib/stack';
import { story } from '../scripts/walkthrough/story';
import type { World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

/** The walkthrough as a test: what it shows must be so. Each step builds on those before it. */
describe('a request lives its whole life', () => {
  let stack: Stack;
  let world: World;

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
  }, 60_000);
  afterAll(() => stack?.close());

  for (const step of story()) {
    it(step.title, async () => {
      expect(await step.play(world)).not.toBe('');
    }, 60_000);
  }
});
