import { meaningOf, said } from './failures';
import type { ServiceFailure } from './gateways/transport/service-error';

const failure = (more: Partial<ServiceFailure>): ServiceFailure => ({ service: 'graph', status: 400, code: 'BadRequest', message: 'No.', outcomeUnknown: false, ...more });

it.each<[string, Partial<ServiceFailure>, string]>([
  ['Microsoft is down', { status: 503 }, 'later'],
  ['the sign-in service is down: nobody has to put anything right', { service: 'entra', status: 503 }, 'later'],
  ['no answer came', { status: 0 }, 'later'],
  ['nobody knows what became of it', { status: 403, outcomeUnknown: true }, 'later'],
  ['the sign-in is refused', { service: 'entra', status: 400 }, 'connection'],
  ['the application may not', { status: 403 }, 'connection'],
  ['somebody was quicker', { status: 412 }, 'stale'],
  ['it is there already', { status: 409 }, 'conflict'],
  ['it makes no sense to Microsoft', {}, 'refused'],
])('where %s', (_what, more, meaning) => expect(meaningOf(failure(more))).toBe(meaning));

it("quotes Microsoft, with the call's id where there is one", () => {
  expect([said(failure({})), said(failure({ requestId: 'r1' }))]).toEqual(['Microsoft says: No. (BadRequest)', 'Microsoft says: No. (BadRequest, request r1)']);
});
