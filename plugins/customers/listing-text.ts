import { gdapProviderAccount } from '@gdap-manager/entities';

const { gdap_Name, gdap_DefaultDomain } = gdapProviderAccount.columns;

/** Marks that set the direction of all that follows (Unicode, "Bidirectional Algorithm"): sentences that name the customer would be turned round. */
const turning = /[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A company's name as it is kept: any script, one line, no longer than the column, never ending within a character.
 * undefined where nothing can be seen of it. Pure.
 */
export function cleanName(name: string | null | undefined): string | undefined {
  const line = (name ?? '').replaceAll(/\p{Surrogate}/gu, '\uFFFD').replaceAll(turning, '').replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (!/[^\p{Cf}\p{Mn}\s]/u.test(line)) return undefined;
  return shortened(line, gdap_Name.maxLength);
}

/** A domain as it is kept; undefined for what cannot be one. Pure. */
export function cleanDomain(domain: string | null | undefined): string | undefined {
  const text = (domain ?? '').trim().toLowerCase();
  return text === '' || text.length > gdap_DefaultDomain.maxLength || /[\p{Cc}\p{Surrogate}\s]/u.test(text) ? undefined : text;
}

/** So many UTF-16 units at most, as Dataverse counts, and whole code points. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let length = 0;
  const kept = [];
  for (const point of text) {
    length += point.length;
    if (length > most) break;
    kept.push(point);
  }
  return kept.join('').trim();
}
