import * as React from 'react';
import { applyStyles, isMarkup, safeDocument } from './safe-markup';

/** Taller messages scroll inside. */
const MAX_HEIGHT = 480;

/** The body of an e-mail: plain text as it is, markup in a frame without scripts, forms or a way out of it. */
export function MessageBody({ body, title, maxHeight = MAX_HEIGHT }: { readonly body: string; readonly title: string; readonly maxHeight?: number }): JSX.Element {
  const [height, setHeight] = React.useState(120);
  const content = React.useMemo(() => (isMarkup(body) ? safeDocument(body, title, pageNonce()) : undefined), [body, title]);
  if (body.trim() === '') return <p>The message is empty.</p>;
  if (content === undefined) return <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{body}</p>;
  const loaded = ({ currentTarget }: React.SyntheticEvent<HTMLIFrameElement>) => {
    const shown = currentTarget.contentDocument;
    if (!shown) return;
    applyStyles(shown);
    setHeight(Math.min(maxHeight, shown.body.scrollHeight));
  };
  return (
    <iframe
      title={title}
      srcDoc={content}
      // Without `allow-scripts` nothing runs; the same origin lets this page measure it, and links open beside the app.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      onLoad={loaded}
      style={{ width: '100%', height, border: 0, borderRadius: 4, background: '#fff', colorScheme: 'light' }}
    />
  );
}

/** The nonce under which the page's policy lets styles be written. */
const pageNonce = (): string => (window as { readonly CSPSettings?: { readonly nonce?: string } }).CSPSettings?.nonce ?? '';
