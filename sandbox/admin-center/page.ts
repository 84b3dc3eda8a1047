import { html, renderPage, type Html } from '../kernel/page';


/** A page of the admin center. */
export const page = (title: string, content: Html, status = 200): Response =>
  renderPage({
    title,
    site: 'Admin center (sandbox)',
    banner: html`<a href="/admin/">Admin center</a> of the sandbox: what customers' administrators see`,
    content,
    status,
  });
