/** Unique name of the model-driven app: part of the addresses of its pages. */
export const appName = 'gdap_GdapManager';
