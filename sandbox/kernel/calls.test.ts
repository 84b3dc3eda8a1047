import { createCallLog, pathTemplate } from './calls';

const at = new Date('2026-11-22T00:00:00Z');
const call = { service: 'graph', method: 'GET', status: 200, at };

describe('the call log', () => {
  it('counts calls of one kind together, whatever ids they name', () => {
    const log = createCallLog();
    log.record({ ...call, path: '/groups/11111111-1111-4111-8111-111111111111' });
    log.record({ ...call, path: '/groups/22222222-2222-4222-8222-222222222222' });
    log.record({ ...call, path: '/groups', status: 429 });
    expect(log.counts()).toEqual([
      { service: 'graph', method: 'GET', path: '/groups/{id}', status: 200, count: 2, lastAt: at.toISOString() },
      { service: 'graph', method: 'GET', path: '/groups', status: 429, count: 1, lastAt: at.toISOString() },
    ]);
  });

  it('tells services apart and can forget', () => {
    const log = createCallLog();
    log.record({ ...call, path: '/a' });
    log.record({ ...call, service: 'login', path: '/a' });
    expect(log.counts('login')).toHaveLength(1);
    log.reset();
    expect(log.counts()).toEqual([]);
  });

  it('tells batches apart from what they carry', () => {
    const log = createCallLog();
    log.record({ ...call, path: '/$batch', method: 'POST', carrier: true });
    log.record({ ...call, path: '/a' });
    expect(log.counts().map(({ path }) => path)).toEqual(['/a']);
    expect([log.batches(), log.batches('graph'), log.batches('login')]).toEqual([1, 1, 0]);
    log.reset();
    expect(log.batches()).toBe(0);
  });

  it('does not grow without end on random paths', () => {
    const log = createCallLog();
    for (let index = 0; index < 6000; index += 1) log.record({ ...call, path: `/x${index}` });
    expect(log.counts().length).toBeLessThanOrEqual(5001);
    expect(log.counts().reduce((total, { count }) => total + count, 0)).toBe(6000);
  });

  it.each([
    ['/r/5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836/requests', '/r/{id}/requests'],
    ["/v9.2/accounts(accountnumber='A-1')", '/v9.2/accounts(accountnumber={key})'],
    ['/v9.2/accounts(accountnumber=%27A-1%27)', '/v9.2/accounts(accountnumber={key})'],
    ['/v9.2/accounts(5d027261-d21f-4aa9-b7db-7fa1f56fb163)', '/v9.2/accounts({id})'],
  ])('reads %s as %s', (path, template) => expect(pathTemplate(path)).toBe(template));
});
