import mjml2html from 'mjml';
import type { Content, Frame } from './mail-content.js';
import { layoutOf } from './html-layout.js';

/** Layouts that are kept; a mail's layout depends on its parts and the agency's colour, not on its words, so there are few. */
const KEPT_LAYOUTS = 200;

/**
 * Renders mails as HTML. A mail is laid out by mjml with numbered slots in place of its values, once for each sequence of parts; the values
 * are escaped and put into the slots afterwards, so no value ever passes through mjml.
 */
export class HtmlMails {
  private readonly laidOut = new Map<string, Promise<string>>();

  async htmlOf(content: Content, frame: Frame): Promise<string> {
    const { source, values } = layoutOf(content, frame);
    const html = await this.layOut(source);
    return html.replace(/__(\d+)__/g, (_, index: string) => escaped(values[Number(index)] ?? ''));
  }

  private layOut(source: string): Promise<string> {
    const known = this.laidOut.get(source);
    if (known) return known;
    const html = renderOnce(source);
    if (this.laidOut.size >= KEPT_LAYOUTS) this.laidOut.clear();
    this.laidOut.set(source, html);
    return html;
  }
}

// Without a list of fonts mjml would load them from another's server, which would tell it who reads the mail.
async function renderOnce(source: string): Promise<string> {
  const { html } = await mjml2html(source, { fonts: {}, validationLevel: 'strict', keepComments: false });
  return html;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A value as HTML text or as the content of a quoted attribute. */
export function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
