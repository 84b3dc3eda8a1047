import type { ApplyingReason, CandidateTemplate, Verdict } from './applying';

/** The names that a reason is told with. */
export interface ReasonNames {
  readonly provider: string;
  /** Of the customer; null = none. */
  readonly category: string | null;
}

/** Other templates that are named one by one. */
const namedAtMost = 8;

/**
 * Why a request is made from this template, and what came of the others: sentences that are kept on the request
 * (`gdap_TemplateReason`), for whoever asks later why the customer got it. Templates of other providers and inactive
 * ones go without saying. Pure.
 * @param verdicts on all templates, as `verdictsOn` gave them
 */
export function reasonText(verdicts: readonly Verdict[], templateId: string, names: ReasonNames): string {
  const chosen = verdicts.find(({ template }) => template.id === templateId);
  if (!chosen) return '';
  const others = verdicts.filter((verdict) => verdict !== chosen && !silent.has(deciding(verdict)));
  const applying = others.filter(({ applies }) => applies);
  const rest = others.filter(({ applies }) => !applies);
  return [
    chosenSentence(chosen, names),
    applying.length > 0 ? `Also applying: ${list(applying.map(nameOf))}.` : '',
    rest.length > 0 ? `Not applying: ${list(rest.map((verdict) => `${nameOf(verdict)} (${whyNot(verdict, names)})`))}.` : '',
  ].filter((sentence) => sentence !== '').join(' ');
}

const silent: ReadonlySet<string> = new Set<ApplyingReason['code']>(['otherProvider', 'inactive']);

/** The code of the reason that decided. Pure. */
export const deciding = ({ reasons }: Pick<Verdict, 'reasons'>): ApplyingReason['code'] => reasons[reasons.length - 1]?.code ?? 'otherProvider';

/** Why a template does not apply, as part of a sentence: `it is not a default`. Empty where it applies. Pure. */
export function whyNot({ reasons, applies }: Pick<Verdict, 'reasons' | 'applies'>, { category }: Pick<ReasonNames, 'category'>): string {
  const reason = reasons[reasons.length - 1];
  if (applies || !reason) return '';
  switch (reason.code) {
    case 'moreSpecific':
      return `its place is taken by ${list(reason.names.map(quoted))}, for the category`;
    case 'otherProvider':
      return 'it is for another provider';
    case 'otherCategory':
      return `it is for another category than ${quoted(category)}`;
    case 'customerWithoutCategory':
      return 'it is for a category, and the customer has none';
    case 'inactive':
      return 'it is inactive';
    default:
      return 'it is not a default';
  }
}

function chosenSentence(verdict: Verdict, { provider, category }: ReasonNames): string {
  const name = nameOf(verdict);
  const whom = verdict.template.categoryId === null ? `every customer of ${quoted(provider)}` : `customers of ${quoted(provider)} in the category ${quoted(category)}`;
  if (!verdict.applies) return `${name} was chosen, although ${whyNot(verdict, { category })}.`;
  return deciding(verdict) === 'additional' ? `${name} applies: it is a default for ${whom}, in addition to more specific ones.` : `${name} applies: it is a default for ${whom}.`;
}

const nameOf = ({ template }: { readonly template: Pick<CandidateTemplate, 'name'> }): string => quoted(template.name);

const quoted = (name: string | null): string => `‘${name ?? ''}’`;

const list = (parts: readonly string[]): string =>
  parts.length > namedAtMost ? `${parts.slice(0, namedAtMost).join(', ')} and ${parts.length - namedAtMost} more` : parts.join(', ');
