import type { ColumnModel } from '../../app-model';

/**
 * Where a field's link leads: the web, mail or a telephone. Anything else (`javascript:` above all) is no link, for
 * whoever wrote the text is not the one who presses it.
 */
export function linkAddress(format: ColumnModel['format'], text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (format === 'email') return /^[^\s@?&]+@[^\s@?&]+$/.test(trimmed) ? `mailto:${trimmed}` : undefined;
  if (format === 'phone') return /\d/.test(trimmed) && /^[\d\s()+./#*-]+$/.test(trimmed) ? `tel:${trimmed.replace(/[^\d+#*]/g, '')}` : undefined;
  if (format !== 'url') return undefined;
  const address = /^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
