import { html } from './html.ts';
import type { Page } from './layout.ts';

/** A page that says one thing, with what to do next. */
export function noticePage(notice: {
  title: string;
  text: string;
  /** For the owner of the system, in small fixed-width letters. */
  detail?: string;
  link?: { href: string; text: string };
}): Page {
  const { title, text, detail, link } = notice;
  return {
    title,
    content: html`<section class="card narrow">
      <h1>${title}</h1>
      <p>${text}</p>
      ${detail !== undefined && html`<p><code>${detail}</code></p>`}
      ${link && html`<p><a href="${link.href}">${link.text}</a></p>`}
    </section>`,
  };
}
