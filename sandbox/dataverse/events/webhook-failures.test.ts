import { happen, registerStep, systemJobs, useStage, type Answer } from './test-support';

const { environmentWith, pipelineOf, receiver } = useStage();

describe('a webhook that fails', () => {
  const failing = async (answer: Answer | undefined, settings = {}) => {
    const environment = environmentWith(':memory:', settings);
    const { url, received } = await receiver(answer);
    registerStep(environment, url, { asyncautodelete: 1 });
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    await pipeline.idle();
    return { received, job: systemJobs(environment)[0] };
  };

  test('with 500 is not called again, and the job tells it without the key', async () => {
    const { received, job } = await failing((response) => response.writeHead(500).end('s3cret is wrong'));
    expect(received).toHaveLength(1);
    expect(job).toMatchObject({ statecode: 3, statuscode: 31, errorcode: -2147220891, retrycount: 0 });
    expect(job?.message).toMatch(/answered with 500/);
    expect(`${String(job?.message)} ${String(job?.friendlymessage)} ${String(job?.name)}`).not.toContain('s3cret');
  });

  test('with 503 is called once more and may succeed then', async () => {
    const { received, job } = await failing((response, count) => response.writeHead(count === 1 ? 503 : 200).end());
    expect(received).toHaveLength(2);
    expect(job).toBeUndefined();
  });

  test.each([502, 503, 504])('with %i twice has failed', async (status) => {
    const { received, job } = await failing((response) => response.writeHead(status).end());
    expect(received).toHaveLength(2);
    expect(job).toMatchObject({ statuscode: 31, retrycount: 1 });
  });

  test('with a redirect has failed, and the redirect is not followed', async () => {
    const elsewhere = await receiver();
    const { job } = await failing((response) => response.writeHead(307, { location: elsewhere.url }).end());
    expect(job).toMatchObject({ statuscode: 31 });
    expect(elsewhere.received).toEqual([]);
  });

  test('because it does not answer in time has failed, without another attempt', async () => {
    const { received, job } = await failing(() => undefined, { webhookTimeoutMs: 50 });
    // On a busy machine the time can be over before the first call comes in.
    expect(received.length).toBeLessThanOrEqual(1);
    expect(job).toMatchObject({ statuscode: 31, retrycount: 0, friendlymessage: "The webhook 'Receiver' failed because its receiver did not answer in time." });
  });

  test.each([
    ['nobody listens', 'http://127.0.0.1:9/', /could not be reached/],
    ['it is not on this machine', 'https://example.com/hook', /'example.com' is not on this machine/],
    ['its URL is the placeholder of the solution file', 'https://acm.invalid/hook', /no usable URL/],
    ['it has no URL', null, /no usable URL/],
  ])('because %s has failed', async (_case, url, text) => {
    const environment = environmentWith();
    registerStep(environment, '', {}, { url });
    const pipeline = pipelineOf(environment);
    happen(environment, pipeline);
    await pipeline.idle();
    expect(systemJobs(environment)).toEqual([expect.objectContaining({ statecode: 3, statuscode: 31, friendlymessage: expect.stringMatching(text) })]);
  });
});
