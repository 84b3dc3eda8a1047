/**
 * A text as far as a column takes it. Never ends within a character that takes two places (emoji, rare scripts): half of
 * one is no text, and Dataverse refuses it. Pure.
 * @param length characters as Dataverse counts them: UTF-16 units
 */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
