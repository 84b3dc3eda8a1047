import { whyNot, type AutomaticPlan } from '@gdap-manager/entities';
import type { TimelineEvent } from '../timeline/event';
import type { RequestFacts, TemplateFacts, TenantFacts } from './model';

type Telling = AutomaticPlan<TemplateFacts, RequestFacts>['tell'][number];
type Words = Pick<TimelineEvent, 'name' | 'message' | 'severity' | 'waitingOn'>;

/** What the timeline tells of requests that are made by themselves. Pure. */

/** @param problem why it was not submitted although its template says so */
export interface Made {
  readonly template: string;
  readonly submitted: boolean;
  readonly problem: string | undefined;
}

export function made(list: readonly Made[], customer: string, ownerless: boolean): Words {
  const drafts = list.filter(({ submitted }) => !submitted);
  const submitted = list.filter((one) => one.submitted);
  return {
    name: list.length === 1 ? 'A request was made by itself' : `${list.length} requests were made by themselves`,
    message: sentences(
      drafts.length > 0 && `For ${customer} there ${drafts.length === 1 ? 'is a draft' : 'are drafts'} from ${names(drafts)}. Check and submit ${drafts.length === 1 ? 'it' : 'them'}, or delete what is not wanted: a deleted draft is not made again.`,
      submitted.length > 0 && `Submitted at once for ${customer}: ${names(submitted)}.`,
      ...drafts.map(({ template, problem }) => problem !== undefined && `‘${template}’: ${problem}`),
      ownerless && "They belong to the handlers' own user, because Dataverse did not let the account's owner have them: assign them to whoever looks after the customer.",
    ),
    severity: drafts.some(({ problem }) => problem !== undefined) ? 'warning' : 'information',
    waitingOn: drafts.length > 0 ? 'staff' : 'microsoft',
  };
}

/** Why a request stays a draft although its template wants it submitted: kept on the request. */
export const notSubmitted = {
  noRoles: () => 'It was not submitted by itself: its template asks for no role. Add roles here and submit it, and add them to the template for the next customers.',
  problems: (problems: string) => `It was not submitted by itself: Microsoft would refuse it. Put this right here and in the template, then submit it. ${problems}`,
} as const;

export const followed = (drafts: readonly { readonly name: string }[], customer: string): Words => ({
  name: drafts.length === 1 ? 'A draft went along to the new customer' : 'Drafts went along to the new customer',
  message: `The tenant belongs to ${customer} now, and so ${drafts.length === 1 ? 'does' : 'do'} ${drafts.map(({ name }) => `‘${name}’`).join(', ')}. The names are as before: change them where they mislead.`,
  severity: 'information',
  waitingOn: 'nobody',
});

export const stayed = (requests: readonly { readonly name: string }[], customer: string): Words => ({
  name: 'Requests stay with the former customer',
  message: `The tenant belongs to ${customer} now. ${requests.map(({ name }) => `‘${name}’`).join(', ')} ${requests.length === 1 ? 'was' : 'were'} made by hand or submitted for the former customer and ${requests.length === 1 ? 'stays' : 'stay'} there: terminate or delete what is not wanted, and make anew what is.`,
  severity: 'warning',
  waitingOn: 'staff',
});

export function appliesNoMore({ request, why, verdict }: Telling, { categoryName }: Pick<TenantFacts, 'categoryName'>): Words {
  return {
    name: 'The template of a draft applies no more',
    message: `‘${request.name}’ was made by itself, but ${because(why, verdict, categoryName)}. It was left as it is: submit it if it is wanted nevertheless, or delete it.`,
    severity: 'warning',
    waitingOn: 'staff',
  };
}

function because(why: Telling['why'], verdict: Telling['verdict'], category: string | null): string {
  switch (why) {
    case 'unmatched':
      return 'the tenant belongs to no customer any more';
    case 'ignored':
      return 'staff said that the tenant is no customer';
    case 'vanished':
      return 'the provider does not name the tenant any more';
    case 'tenantInactive':
      return 'the provider account is inactive';
    case 'customerInactive':
      return 'the customer is inactive';
    case 'templateDeleted':
      return 'its template was deleted';
    default:
      return verdict ? `‘${verdict.template.name}’ applies no more: ${whyNot(verdict, { category })}` : 'its template is for another provider now';
  }
}

export const gaveUp = (): Words => ({
  name: 'Automatic requests could not be made',
  message: 'The handlers tried several times to see which requests the tenant is to have, and failed. Make the requests by hand, or change something on the tenant to have it tried again; the log of the host says why it failed.',
  severity: 'error',
  waitingOn: 'staff',
});

const names = (list: readonly Made[]): string => list.map(({ template }) => `‘${template}’`).join(', ');
const sentences = (...parts: readonly (string | false)[]): string => parts.filter((part) => part !== false && part !== '').join(' ');
