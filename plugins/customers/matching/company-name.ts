/** Legal forms of companies as single words without dots, the way `comparableName` writes them. */
const legalForms: ReadonlySet<string> = new Set(
  `
  gmbh mbh ag kg kgaa ohg gbr ug ek ev eg co haftungsbeschrankt
  ltd limited plc llp lp llc inc incorporated corp corporation company pllc pc pty proprietary
  sa sas sasu sarl eurl snc scs sca sci spa srl srls sapa scarl scpa sl slu sll sau sab de cv rl
  bv nv vof cvba srlu ab hb as asa ans aps is ks ps oy oyj ou uab sia zrt kft bt nyrt rt doo dd ad eood ood jsc ooo zao oao pao
  sp z oo spzoo sk sro spol kk gk ltda eireli sdn bhd pte pvt private tbk pt
  ооо зао оао пао ао
  `.trim().split(/\s+/),
);

/** Forms that are written without a space. */
const eastAsianForms = /^(?:株式会社|有限会社|合同会社|合資会社|一般社団法人|\(株\)|\(有\)|주식회사|유한회사|\(주\))|(?:株式会社|有限会社|合同会社|\(株\)|\(有\)|주식회사|유한회사|\(주\)|股份有限公司|有限责任公司|有限責任公司|有限公司)$/u;

/**
 * A company's name for comparison: without case, accents, punctuation and legal form. `Müller & Söhne GmbH` and
 * `MULLER UND SOHNE` are the same. Empty where nothing is left. Pure.
 */
export function comparableName(name: string | null | undefined): string {
  const folded = (name ?? '').normalize('NFKC').toLowerCase().trim().replace(eastAsianForms, '').replaceAll('ß', 'ss');
  // Only the marks of European scripts: in others they make another letter.
  const letters = folded.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '').normalize('NFC').replaceAll(/[øœæłđı]/g, (letter) => plainLetters[letter] ?? letter);
  // `A/S`, `S.A.`
  const words = letters.replaceAll(/(?<![^\s,])([a-z])\/([a-z])(?![^\s,.])/g, '$1$2').replaceAll(/[.'’`]/g, '').split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  return withoutForms(words).join(' ');
}

const plainLetters: Readonly<Record<string, string>> = { ø: 'o', œ: 'oe', æ: 'ae', ł: 'l', đ: 'd', ı: 'i' };

/** Legal forms stand at the end, in some countries at the beginning. A name of nothing else stays as it is. */
function withoutForms(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && legalForms.has(words[end - 1] ?? '')) end -= 1;
  const start = end > 1 && leadingForms.has(words[0] ?? '') ? 1 : 0;
  const own = words.slice(start, end);
  const telling = own.filter((word) => !joining.has(word));
  return telling.length > 0 ? telling : own;
}

const leadingForms: ReadonlySet<string> = new Set(['ooo', 'zao', 'oao', 'pao', 'pt', 'ab', 'as', 'sia', 'uab', 'ооо', 'зао', 'оао', 'пао', 'ао']);
/** `&` in words. */
const joining: ReadonlySet<string> = new Set(['und', 'and', 'et', 'y', 'e', 'en', 'og', 'och']);
