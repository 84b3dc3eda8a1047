import { ConcurrencyError, noAnswer, OutcomeUnknownError, ServiceError, serviceError } from './service-error';

const failure = { service: 'graph', status: 500, code: 'x', message: 'm', outcomeUnknown: false } as const;

describe('the class of an error says what a caller can do', () => {
  it('is unknown where the call may have taken effect', () => {
    expect(serviceError({ ...failure, outcomeUnknown: true })).toBeInstanceOf(OutcomeUnknownError);
  });

  it('is a matter of concurrency where Dataverse answers 412, and only there', () => {
    expect(serviceError({ ...failure, service: 'dataverse', status: 412 })).toBeInstanceOf(ConcurrencyError);
    expect(serviceError({ ...failure, status: 412 })).not.toBeInstanceOf(ConcurrencyError);
  });

  it('says service, status, code and text in its message', () => {
    expect(new ServiceError(failure).message).toBe('graph 500: x: m');
  });
});

describe('a call without an answer', () => {
  const refused = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) });
  const reset = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) });

  it('has certainly not happened where no connection was made', () => {
    expect(noAnswer('graph', refused, false)).toMatchObject({ status: 0, code: 'ECONNREFUSED', outcomeUnknown: false });
  });

  it('may have happened where the connection broke', () => {
    expect(noAnswer('graph', reset, false)).toMatchObject({ code: 'ECONNRESET', outcomeUnknown: true });
  });

  it('is no riddle where the call can be repeated', () => {
    expect(noAnswer('graph', reset, true).outcomeUnknown).toBe(false);
  });

  it('names a time-out', () => {
    expect(noAnswer('graph', new DOMException('too late', 'TimeoutError'), false).code).toBe('timeout');
  });
});
