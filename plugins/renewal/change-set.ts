import { draftRows, gdapEvent, gdapRequest, gdapRoleMapping, RequestStatus } from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import { event, type TimelineEvent } from '../timeline/event';
import { eventId, eventRow } from '../timeline/rows';
import { happened } from './messages';
import type { Decision, OutlookView, Situation } from './model';
import { replacementDraft } from './replacement';
import { outlookChanges } from './rows';

/**
 * What carrying out a decision writes: one change set, or nothing. The request stands in it as it was read, and so do
 * those that take its place: whoever was quicker lets nothing of it happen, so a replacement is made once, and of two
 * that could take each other's place only one is ended. Pure.
 */
export function changeSet({ request, mappings, now }: Situation, decision: Decision, { trackingId, isOwnerless }: { readonly trackingId: string; readonly isOwnerless: boolean }): Change[] {
  const view: OutlookView = { ...decision.view, checkOn: plannedCheck(request.view.checkOn, decision.view.checkOn, now) };
  const isEnded = decision.endFor.length > 0;
  const made = decision.replacement === undefined ? undefined : replacementDraft(request, decision.replacement, mappings, isOwnerless);
  const rows = made && draftRows(made.draft);
  const changes = { ...outlookChanges(request.view, view), ...(isEnded ? { statuscode: RequestStatus.terminating, statecode: 0 as const } : {}) };
  const told = (requestId: string, one: TimelineEvent): Change => ({
    do: 'create', set: gdapEvent.entitySetName,
    row: { gdap_eventid: eventId(requestId, one.key), ...eventRow({ table: gdapRequest.logicalName, id: requestId }, one, now, trackingId) },
  });
  if (Object.keys(changes).length === 0 && decision.events.length === 0) return [];
  return [
    { do: 'update', set: gdapRequest.entitySetName, key: request.id, etag: request.etag, changes },
    // They are looked at next: what is written shows that nobody has changed them meanwhile.
    ...decision.endFor.map(({ id, etag }): Change => ({ do: 'update', set: gdapRequest.entitySetName, key: id, etag, changes: { gdap_renewalcheckon: momentText(now) } })),
    ...(decision.successor
      ? [{ do: 'update', set: gdapRequest.entitySetName, key: decision.successor.id, etag: decision.successor.etag, changes: { 'gdap_ReplacesId@odata.bind': `/${gdapRequest.entitySetName}(${request.id})` } } as const]
      : []),
    ...(rows
      ? [
          { do: 'create', set: gdapRequest.entitySetName, row: rows.request } as const,
          ...rows.mappings.map((row): Change => ({ do: 'create', set: gdapRoleMapping.entitySetName, row })),
        ]
      : []),
    ...decision.events.map((one) => told(request.id, one)),
    ...decision.eventsElsewhere.map((one) => told(one.requestId, one)),
    ...(made
      ? [
          told(request.id, event(`asked again ${decision.replacement}`, happened.asked(made.draft.name, made.left), { waitingOn: 'microsoft' })),
          told(made.draft.id, event('made', happened.made(request.name, made.left), { severity: made.left.length > 0 ? 'warning' : 'information' })),
        ]
      : []),
  ];
}

/** A check that is planned already, and not too late, stays: nothing is written only to move it. */
const plannedCheck = (planned: number | null, wanted: number | null, now: number): number | null =>
  wanted !== null && planned !== null && planned > now && planned <= wanted ? planned : wanted;
