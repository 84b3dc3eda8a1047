/** The texts of a RESX file by name. Pure. @throws Error when it is no XML */
export function readTexts(resx: string): ReadonlyMap<string, string> {
  if (!resx) return new Map();
  const document = new DOMParser().parseFromString(resx, 'text/xml');
  if (document.querySelector('parsererror')) throw new Error('A text resource is not readable XML.');
  return new Map([...document.querySelectorAll('root > data')].map((data) => [data.getAttribute('name') ?? '', data.querySelector('value')?.textContent ?? '']));
}
