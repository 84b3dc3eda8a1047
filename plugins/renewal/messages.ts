import type { Hold } from './succession';

/** Every sentence of renewal that people read. They say what happened, who must act, and what to do. */

const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
const listed = (names: readonly string[]) => names.join(', ');

/** What becomes of the access. */
export const outlookReason = {
  renews: (ends: number | null) => `Microsoft extends it by 180 days${ends === null ? '' : ` on ${day(ends)}`}. Nobody needs to act.`,
  ends: (ends: number | null) => `It ends${ends === null ? '' : ` on ${day(ends)}`}, as wanted: nobody is asked again. To keep the access, choose Keep Access.`,
  endsStillAsked: (ends: number | null, heir: string) => `It ends${ends === null ? '' : ` on ${day(ends)}`}, as wanted. ${heir} is still open: the customer can approve it. Terminate it if the access is to end.`,
  ending: () => 'It is being ended, as wanted.',
  endedByOthers: () => 'The customer, or somebody in Partner Center, is ending it. Talk to the customer; if the access is still needed, choose Ask Again Now.',
  noEnd: () => 'Microsoft has not said yet when it ends.',
  later: (asked: number, ends: number) => `The customer is asked for its replacement on ${day(asked)}; it ends on ${day(ends)}. Nobody needs to act.`,
  shrinking: (ends: number | null) => `Global Administrator is being taken out of it, so that Microsoft extends it. Else it ends${ends === null ? '' : ` on ${day(ends)}`}.`,
  indirectLater: (asked: number, ends: number) => `It ends on ${day(ends)}. Only the indirect provider can ask for its replacement: ask it to do so from ${day(asked)} on.`,
  indirectAsked: (later: string, ends: number) => `It ends on ${day(ends)}. The indirect provider has asked for ${later} since, which has all of its roles: give them there to the same groups. Then it takes the place of this one by itself.`,
  indirect: (ends: number) => `It ends on ${day(ends)}. Only the indirect provider can ask for its replacement: tell it to ask the customer again. What it asks for shows here for our consent.`,
  replacing: (heir: string, state: string, ends: number | null) => `${heir} is to take its place. ${state}${ends === null ? '' : ` It ends on ${day(ends)}.`}`,
  overdue: (ends: number) => `Its time ended on ${day(ends)}, and Microsoft has not said that it is over. It is looked at again by itself.`,
  lost: (heir: string, state: string, ended: number | null) => `There has been no access since${ended === null ? ' it ended' : ` ${day(ended)}`}. ${heir} is to take its place. ${state}`,
  replaced: (heirs: readonly string[]) => `${listed(heirs)} ${heirs.length > 1 ? 'have' : 'has'} taken its place.`,
  refused: (heir: string, why: string | null) => `${heir} did not come into force: the customer refused it, or it was ended here or in Partner Center.${why ? ` ${why}` : ''} Nobody is asked again by itself. Talk to the customer, then choose Ask Again Now; or choose Let It End.`,
  endedEarly: (heir: string) => `${heir} was to take its place, and has been ended. Nobody is asked again by itself: choose Ask Again Now if the access is still needed, or Let It End.`,
  lapsed: (heir: string) => `The customer did not approve ${heir} in time, and has been asked as often as is good. Talk to the customer, then choose Ask Again Now; or choose Let It End.`,
  deleted: () => 'The replacement that was asked for by itself has been deleted. Nobody is asked again by itself: choose Ask Again Now if the access is still needed, or Let It End.',
  noCustomer: () => 'It has no customer, or no tenant, so nobody can be asked for its replacement. Choose them.',
  inactive: (customer: string) => `The account ${customer} is inactive, so nobody is asked for its replacement. Activate the account, or choose Let It End.`,
  noConnection: (provider: string) => `The provider ${provider} is not connected, so nobody can be asked for its replacement. Enter partner tenant id and client id there.`,
  noRoles: () => 'None of its roles can be asked for any more, so there is nothing to ask for. Make a request with other roles, or choose Let It End.',
} as const;

/** Where a replacement stands, for the end of a sentence. */
export const standing = {
  draft: (why: string | null) => (why ? `It could not be sent, and is a draft again: put it right and submit it. ${why}` : 'It is still a draft: submit it.'),
  submitting: (why: string | null) => (why ? `It is being sent to Microsoft. ${why}` : 'It is being sent to Microsoft.'),
  approvalPending: (why: string | null, notInvited: string | null) => why ?? (notInvited === null ? 'The customer has yet to approve it.' : `The customer has yet to approve it, and could not be asked by e-mail. ${notInvited}`),
  activating: () => 'The customer has approved it, and Microsoft is setting it up.',
  unclear: () => 'It is in force, but Microsoft is changing it.',
} as const;

/** Why one that is in force does not take the place yet. */
export function holdText(hold: Hold): string {
  switch (hold.kind) {
    case 'pending': return 'It is in force, and Microsoft is giving the groups their roles.';
    case 'failed': return 'It is in force, but not every group got its roles: its role mappings say why. Put them right; until then this one stays.';
    case 'empty': return 'It is in force, but gives no group any role. Give its roles to groups; until then this one stays.';
    case 'lacks': return `It is in force, but lacks what this one gives: ${listed(hold.names)}. Add it there, or take it away here; until then this one stays.`;
    case 'elsewhere': return `It is in force, but ${hold.groups === 1 ? 'one group was' : `${hold.groups} groups were`} given roles elsewhere by this one, which no mapping names, and would lose them. Open Findings names them: choose Adopt there and add them to the other one, too; or Put Right, which takes them away. Until then this one stays.`;
    case 'shorter': return 'It is in force, but would end earlier than this one. Terminate this one if that is wanted; until then both stay.';
  }
}

/** Entries of the timeline: a name and what it means. */
export const happened = {
  asked: (heir: string, left: readonly string[]) => ['Replacement asked for', `${heir} was made to take its place, and is being sent to Microsoft.${leftOut(left)}`],
  successor: (later: string) => ['Asked for again by the indirect provider', `${later} gives the same groups the same roles. So it is to take its place.`],
  succeeds: (old: string) => ['To take the place of another', `It gives the same groups the same roles as ${old}, which ends. That one is ended once all of it is in force here.`],
  made: (old: string, left: readonly string[]) => ['Made to replace another', `It is to take the place of ${old}.${leftOut(left)}`],
  placeTaken: (heirs: readonly string[]) => ['Replaced', `Everything that it gave is in force through ${listed(heirs)}. So it is ended.`],
  lateApproval: (heirs: readonly string[]) => ['Approved too late', `${listed(heirs)} had taken its place when the customer approved it. So it is ended.`],
  notNeeded: (heirs: readonly string[]) => ['Not needed any more', `${listed(heirs)} ${heirs.length > 1 ? 'are' : 'is'} in force in its place. So it is withdrawn.`],
  tookPlace: (old: string) => ['Took the place of another', `All of its assignments are in force. ${old} is ended.`],
  gap: (old: string, from: number, to: number) => ['Access was missing', `${old} had ended on ${day(from)}; this one came into force on ${day(to)}. In between there was no access.`],
  atRisk: (reason: string) => ['Will lose access', reason],
  alreadyAsked: (heir: string) => ['Not asked again', `${heir} is under way already.`],
} as const;

const leftOut = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` Not taken over, because deleted or no longer offered at Microsoft: ${listed(names)}.`;

/** Why a replacement has the template that it has. */
export const templateReason = (old: string): string => `As ${old}, whose place it is to take.`;
