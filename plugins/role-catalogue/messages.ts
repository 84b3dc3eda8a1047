import { meaningOf, said } from '../failures';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { RoleNews } from './plan';

const listed = (names: readonly string[]) => names.join(', ');

/** Entries of the provider's timeline: a name and what it means. */
export const happened = {
  changed: (news: readonly RoleNews[]) => ['Directory roles have changed at Microsoft', `${sentencesOf(news)} The view Changed Directory Roles lists them; templates that use them say so.`],
  doubted: (names: readonly string[]) => [
    'Half a list of directory roles',
    `Microsoft left out ${names.length} roles that were there before, so the list is not believed and no role counts as gone: ` +
      `${listed(names.slice(0, 10))}${names.length > 10 ? ' and more' : ''}. Check whether the application of the provider may read roles (RoleManagement.Read.Directory).`,
  ],
  notRead: (failure: ServiceFailure) => [
    'Directory roles not read',
    `The roles stay as they are. ${meaningOf(failure) === 'connection' ? 'Check the connection of the provider, and the consent to RoleManagement.Read.Directory.' : 'It is tried again by itself.'} ${said(failure)}`,
  ],
} as const satisfies Record<string, (...facts: never[]) => readonly string[]>;

function sentencesOf(news: readonly RoleNews[]): string {
  const of = (kind: RoleNews['kind']) => news.filter((one) => one.kind === kind);
  const sentence = (kind: RoleNews['kind'], begin: string, name: (one: RoleNews) => string = (one) => one.name) => {
    const some = of(kind);
    return some.length === 0 ? [] : [`${begin}: ${listed(some.map(name))}.`];
  };
  return [
    ...sentence('added', 'New; whether they can be given through GDAP is not known'),
    ...sentence('renamed', 'Renamed', ({ formerName, name }) => `${formerName} is called ${name} now`),
    ...sentence('missing', 'Not there any more; take them out of templates'),
    ...sentence('back', 'There again'),
  ].join(' ');
}
