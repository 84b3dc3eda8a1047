import type { TermsProblem } from '@gdap-manager/entities';

const listed = (names: readonly string[]) => names.join(', ');

/** What is wrong with what a request or a template asks for, and what to change: a sentence or two. Pure. */
export function termsText(problem: TermsProblem): string {
  switch (problem.code) {
    case 'duration':
      return `The duration is ${problem.days ?? 'empty'}. Enter 1 to 730 days.`;
    case 'noRoles':
      return 'No role is asked for. Add at least one role mapping.';
    case 'roleMissing':
      return 'A role mapping names no role. Choose its role, or delete it: a role cannot be added once the request was sent.';
    case 'roleUnknown':
      return `${listed(problem.names)} has no valid role template id. Correct the directory role or choose another.`;
    case 'roleNotAssignable':
      return `${listed(problem.names)} cannot be given through GDAP. Take ${problem.names.length > 1 ? 'these roles' : 'the role'} out of the role mappings.`;
    case 'roleGone':
      return `Microsoft does not offer ${listed(problem.names)} any more. Take ${problem.names.length > 1 ? 'these roles' : 'the role'} out of the role mappings, or choose what has taken the place.`;
    case 'againstRenewal':
      return `Microsoft does not extend relationships with ${listed(problem.names)}. Turn Auto-Renew off, or take the role out of the role mappings.`;
    case 'foreignGroup':
      return `${listed(problem.names)} is no security group of this provider's own tenant. Choose a group of the same provider.`;
    case 'groupDeleted':
      return `The security group ${listed(problem.names)} was deleted at Microsoft: nobody gets its roles. Choose another group, or create it again.`;
    case 'groupNotThereYet':
      return `The security group ${listed(problem.names)} is not there yet: its roles are given to nobody until it is. Its own form says what it waits for.`;
  }
}
