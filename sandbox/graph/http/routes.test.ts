import { matchRoute, type Route } from './routes';

const route = (method: Route['method'], pattern: string): Route => ({ method, pattern, permissions: [], handler: () => ({ status: 200 }) });
const routes = [route('GET', '/groups'), route('GET', '/groups/{groupId}'), route('DELETE', '/groups/{groupId}'), route('GET', "/principals(appId='{appId}')")];

describe('routes', () => {
  it.each([
    ['GET', '/groups', {}],
    ['GET', '/Groups/', {}],
    ['DELETE', '/groups/ABC', { groupId: 'abc' }],
    ['GET', '/groups/a%20b', { groupId: 'a b' }],
    ['GET', "/Principals(appid='A')", { appId: 'a' }],
    ['GET', '/principals(appId=%27a%27)', { appId: 'a' }],
  ])('find %s %s', (method, path, params) => expect(matchRoute(routes, method, path).params).toEqual(params));

  it('tell another method of a known path from an unknown path', () => {
    for (const path of ['/groups', '/groups/a', '/groups/%E0%A4%A']) {
      expect(() => matchRoute(routes, 'PATCH', path)).toThrow(expect.objectContaining({ status: 405 }));
    }
    for (const path of ['/users', '/groups/a/b', '/groups//b', "/principals(appId='')", "/principals(appId='", '/', '']) {
      expect(() => matchRoute(routes, 'GET', path)).toThrow(expect.objectContaining({ status: 501 }));
    }
  });
});
