/** An XML element as text. Attributes that are undefined are left out. */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>> = {}, children: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`])).join('');
  return children.length === 0 ? `<${name}${written} />` : `<${name}${written}>${children.join('')}</${name}>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
