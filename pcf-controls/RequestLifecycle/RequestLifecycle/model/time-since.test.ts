import { timeSince } from './time-since';

it.each([
  [-5, 'minutes', 0],
  [0, 'minutes', 0],
  [59, 'minutes', 59],
  [60, 'hours', 1],
  [24 * 60 - 1, 'hours', 23],
  [24 * 60, 'days', 1],
  [90 * 24 * 60, 'days', 90],
])('%i minutes ago is said as %s: %i', (minutes, unit, number) => {
  expect(timeSince(0, minutes * 60_000)).toEqual({ unit, number });
});
