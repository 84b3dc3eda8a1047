/**
 * What Fluent UI reads when it loads: fonts and icons from this machine instead of Microsoft's network, and the nonce
 * under which the page's Content-Security-Policy lets it write styles.
 */
const { nonce = '' } = document.currentScript ?? {};

Object.assign(window, { CSPSettings: { nonce }, FabricConfig: { fontBaseUrl: '', iconBaseUrl: '/player/fonts/', mergeStyles: { cspSettings: { nonce } } } });
