/** What a caller asks for with `Prefer`. Source: Microsoft Learn "Compose HTTP requests and handle errors", preference headers. */
export interface Preferences {
  readonly returnRepresentation: boolean;
  /** Rows on a page. */
  readonly maxPageSize: number | undefined;
  /** Whether an annotation of that full name is wanted. */
  includesAnnotation(name: string): boolean;
  /** The value of `Preference-Applied`; empty when nothing was. */
  readonly applied: string;
}

/** Reads `Prefer`; unknown preferences are ignored, as HTTP says. */
export function parsePreferences(header: string | undefined): Preferences {
  const preferences = new Map(tokens(header ?? '').map((token) => {
    const [name = '', ...value] = token.split('=');
    return [name.trim().toLowerCase(), value.join('=').trim().replace(/^"(.*)"$/s, '$1')] as const;
  }));
  const returnRepresentation = preferences.get('return') === 'representation';
  const size = Number(preferences.get('odata.maxpagesize'));
  const maxPageSize = Number.isInteger(size) && size > 0 ? size : undefined;
  const annotations = preferences.get('odata.include-annotations');
  return {
    returnRepresentation,
    maxPageSize,
    includesAnnotation: annotationFilter(annotations),
    applied: [
      ...(returnRepresentation ? ['return=representation'] : []),
      ...(maxPageSize ? [`odata.maxpagesize=${maxPageSize}`] : []),
      ...(annotations ? [`odata.include-annotations="${annotations}"`] : []),
    ].join(','),
  };
}

/** `*`, full names, `Namespace.*`; a leading `-` takes away. */
function annotationFilter(text: string | undefined): (name: string) => boolean {
  if (!text) return () => false;
  const rules = text.split(',').map((rule) => rule.trim());
  const fits = (rule: string, name: string) => rule === '*' || rule === name || (rule.endsWith('*') && name.startsWith(rule.slice(0, -1)));
  return (name) => rules.some((rule) => fits(rule, name)) && !rules.some((rule) => rule.startsWith('-') && fits(rule.slice(1), name));
}

/** Splits at commas outside quotes. */
const tokens = (header: string) => (header.match(/(?:[^,"]|"[^"]*")+/g) ?? []).map((token) => token.trim()).filter(Boolean);
