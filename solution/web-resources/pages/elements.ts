type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes and children. Texts become text, never markup; an attribute that is undefined or false is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

/** An element that does something. */
export function listening<T extends HTMLElement>(made: T, event: string, handler: () => void): T {
  made.addEventListener(event, handler);
  return made;
}

/** The heading of a page: the dialog around it shows the title; who cannot see that has it here. */
export const unseenTitle = (title: string): HTMLElement => element('h1', { class: 'unseen' }, title);
