import { text } from '../../shared/text';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The provider that the page is opened for: `data` of its address. @throws Error where it names none */
export function presetFrom(search: string): string {
  const id = new URLSearchParams(search).get('data') ?? '';
  if (!guid.test(id)) throw new Error(text('Connect_NoProvider'));
  return id.toLowerCase();
}
