import { mappingRow } from '@gdap-manager/entities/gdap-request/from-template';
import { gdapRequest, RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import type { Outcome } from '../../commands/outcome';
import { createOf, deleteOf, together, updateOf, type WriteRequest } from '../../shared/batch';
import { errorText } from '../../shared/error-text';
import { createRequest } from '../../shared/new-requests';
import { text } from '../../shared/text';
import { isOpen, type Compared, type TemplateTerms } from './compare';
import { readAgain } from './reading';

/** Requests that are read again and written in one go: progress shows after each. */
const some = 25;

/**
 * Brings requests to their template: changes them in place, or makes drafts that are meant to replace them. Each is
 * compared anew just before, and stands and falls by itself.
 * @param progress told how many are through
 */
export async function bringTo(template: TemplateTerms, chosen: readonly Compared[], progress: (done: number) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < chosen.length; from += some) {
    const part = chosen.slice(from, from + some);
    progress(outcomes.length);
    try {
      const now = new Map((await readAgain(template, part.map(({ request }) => request.id))).map((one) => [one.request.id, one]));
      for (const { request } of part) {
        progress(outcomes.length);
        outcomes.push(await bring(template, request.name, now.get(request.id)));
      }
    } catch (error) {
      // `bring` throws nothing: they could not be read, and none of them was written.
      outcomes.push(...part.map(({ request: { name } }): Outcome => ({ name, result: 'failed', reason: errorText(error) })));
    }
  }
  return outcomes;
}

async function bring(template: TemplateTerms, name: string, now: Compared | undefined): Promise<Outcome> {
  if (!now) return { name, result: 'skipped', reason: text('Skip_Gone') };
  if (!isOpen(now)) return { name, result: 'skipped', reason: text(now.isReplaced ? 'Applying_Replaced' : 'Applying_SameNow') };
  try {
    if (now.differences.way === 'inPlace') await together(writesInPlace(template, now));
    else await replace(template, now);
    return { name, result: 'done' };
  } catch (error) {
    return { name, result: 'failed', reason: errorText(error) };
  }
}

/** The writes that bring a request to its template, as one change set. Pure. */
function writesInPlace(template: TemplateTerms, { request, differences }: Compared): WriteRequest[] {
  const { toGive, toTake, autoRenew, durationDays } = differences;
  const nameOf = (roleId: string, groupId: string | null) => template.mappings.find(({ role, group }) => role?.id === roleId && (group?.id ?? null) === groupId)?.name;
  const terms = { ...(autoRenew === undefined ? {} : { gdap_autorenew: autoRenew }), ...(durationDays === undefined ? {} : { gdap_durationdays: durationDays }) };
  return [
    ...toTake.map(({ id }) => deleteOf(gdapRoleMapping.logicalName, id)),
    ...toGive.map(({ roleId, groupId }) => createOf(gdapRoleMapping.logicalName, mappingRow({ name: nameOf(roleId, groupId), roleId, groupId }, request.id))),
    ...(Object.keys(terms).length > 0 ? [updateOf(gdapRequest.logicalName, request.id, terms)] : []),
  ];
}

const replace = (template: TemplateTerms, { request }: Compared): Promise<void> =>
  createRequest({
    id: crypto.randomUUID(),
    name: text('Replace_Name', request.name),
    customerId: request.customer?.id ?? '',
    tenantId: request.tenant?.id,
    templateId: template.id,
    autoRenew: template.autoRenew,
    durationDays: template.durationDays,
    atEnd: template.atEnd,
    origin: RequestOrigin.replacement,
    replacesId: request.id,
    mappings: template.mappings,
  });
