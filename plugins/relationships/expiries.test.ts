import { defaultPolicy } from '../policy';
import { now } from '../request-lifecycle/testing/facts';
import { dueExpiries } from './expiries';

const policy = { ...defaultPolicy, firstRetrySeconds: 10, longestRetrySeconds: 40 };
const ended = { id: 'a', expiryDate: now };

describe('a request whose end has come', () => {
  it('is looked at once, and again less and less often while nothing becomes of it', () => {
    let announced: ReturnType<typeof dueExpiries>['announced'] = new Map();
    const seconds: number[] = [];
    for (let second = 0; second <= 160; second += 1) {
      const round = dueExpiries([ended], announced, now + second * 1000, policy);
      announced = round.announced;
      if (round.look.length > 0) seconds.push(second);
    }
    expect(seconds).toEqual([0, 10, 30, 70, 110, 150]);
  });

  it('is forgotten when it has another end, or none, and looked at when that comes', () => {
    const first = dueExpiries([ended], new Map(), now, policy);
    expect(dueExpiries([], first.announced, now, policy).announced.size).toBe(0);
    expect(dueExpiries([{ ...ended, expiryDate: now + 1 }], first.announced, now + 1, policy).look).toEqual(['a']);
  });

  it('is looked at where the clock was set back meanwhile', () => {
    const first = dueExpiries([ended], new Map(), now + 1_000_000, policy);
    expect(dueExpiries([ended], first.announced, now, policy).look).toEqual(['a']);
  });
});
