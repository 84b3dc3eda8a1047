import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandboxClock } from './clock';
import { clockFile } from './clock-file';

describe('the clock of a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const open = (wall: number) => createSandboxClock(clockFile(join(folder, 'clock.json')), () => wall);

  it('goes on where it was after a restart', () => {
    const first = open(Date.UTC(2026, 0, 1));
    expect(first.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
    first.advance('P1Y');
    expect(
      open(Date.UTC(2026, 0, 2))
        .now()
        .toISOString(),
    ).toBe('2027-01-02T00:00:00.000Z');
  });

  it.each(['-P1D', 'tomorrow', '', 'P9000Y', 'P999999999Y', 'PT9999999999999999H'])('refuses %p and stays', (duration) => {
    const clock = open(0);
    const before = clock.now();
    expect(() => clock.advance(duration)).toThrow(RangeError);
    expect(clock.now()).toEqual(before);
  });

  it('tells its listeners until they no longer listen', () => {
    const clock = open(0);
    const heard: Date[] = [];
    const stop = clock.onAdvance((now) => heard.push(now));
    const now = clock.advance('PT1S');
    stop();
    clock.advance('PT1S');
    expect(heard).toEqual([now]);
  });
});
