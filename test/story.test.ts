import type { Stack } from '../scripts/lib/stack';
import { keepingAccess } from '../scripts/walkthrough/keeping-access';
import { onboarding } from '../scripts/walkthrough/onboarding';
import { story } from '../scripts/walkthrough/story';
import type { World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

let stack: Stack;
let world: World;

beforeAll(async () => {
  stack = await startTestStack();
  world = await worldOf(stack);
});
afterAll(() => stack?.close());

/** The walkthrough as a test: what it shows must be so. Each step builds on those before it. */
describe.each([['customers are onboarded', onboarding()], ['a request lives its whole life', story()], ['access is kept', keepingAccess()]])('%s', (_title, steps) => {
  for (const step of steps) {
    it(step.title, async () => {
      expect(await step.play(world)).not.toBe('');
    });
  }
});
