const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const encode = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** `Xrm.Encoding`. Source: Learn "Xrm.Encoding (Client API reference)". */
export const encoding: Xrm.Encoding = {
  htmlAttributeEncode: encode,
  htmlEncode: encode,
  xmlAttributeEncode: encode,
  xmlEncode: encode,
  htmlDecode: (text: string) => new DOMParser().parseFromString(text, 'text/html').documentElement.textContent ?? '',
};
