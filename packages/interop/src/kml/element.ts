/** A small writer of XML. Whatever a scenario's author wrote passes through `text`. */
import { bracketless, markupText } from '../plain-text.js';

type Content = string | readonly string[];

/** An element of KML, or of Google's extension under its prefix `gx:`; its content is XML already. */
export function element(
  name: string,
  content: Content,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${markupText(value)}"`);
  const inside = typeof content === 'string' ? content : content.join('');
  return `<${name}${written.join('')}>${inside}</${name}>`;
}

/** An element that holds text. Viewers take some of it for HTML, so it holds no angle brackets even when it is read back. */
export function text(name: string, value: string | number): string {
  return element(name, markupText(bracketless(String(value))));
}
