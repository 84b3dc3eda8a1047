/** By `webresourcetype`. Source: Microsoft Learn, "Web resources for model-driven apps". */
const WEB_RESOURCE_TYPES: Readonly<Record<number, string>> = {
  1: 'text/html; charset=utf-8', 2: 'text/css; charset=utf-8', 3: 'text/javascript; charset=utf-8', 4: 'text/xml; charset=utf-8', 5: 'image/png', 6: 'image/jpeg',
  7: 'image/gif', 8: 'application/x-silverlight-app', 9: 'text/xml; charset=utf-8', 10: 'image/x-icon', 11: 'image/svg+xml', 12: 'text/xml; charset=utf-8',
};

const EXTENSIONS: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', json: 'application/json', xml: 'text/xml; charset=utf-8',
  resx: 'text/xml; charset=utf-8', txt: 'text/plain; charset=utf-8', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml',
  ico: 'image/x-icon', woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf',
};

export const typeOfWebResource = (webResourceType: number) => WEB_RESOURCE_TYPES[webResourceType] ?? 'application/octet-stream';

export const typeOfFile = (name: string) => EXTENSIONS[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
