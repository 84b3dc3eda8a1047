import * as React from 'react';
import { webResourceAddress } from '../xrm/web-resource-address';

/**
 * A web resource as a page. It shares the origin, so `window.parent.Xrm` reaches the player, as in Power Apps.
 * @param onClose called when the page closes itself by `window.close()`
 */
export function WebResourceFrame({ name, data, title, onClose }: {
  readonly name: string;
  readonly data?: string;
  readonly title: string;
  readonly onClose?: () => void;
}): React.ReactElement {
  const frame = React.useRef<HTMLIFrameElement>(null);
  const loaded = () => {
    const inside = frame.current?.contentWindow;
    if (inside && onClose) inside.close = onClose;
  };
  const query = data === undefined ? '' : `?data=${encodeURIComponent(data)}`;
  return <iframe ref={frame} title={title} src={`${webResourceAddress(name)}${query}`} onLoad={loaded} style={{ border: 0, width: '100%', height: '100%', minHeight: 240, flex: 1 }} />;
}
