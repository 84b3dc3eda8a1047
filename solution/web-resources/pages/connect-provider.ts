import { serviceAddresses } from '../shared/environment';
import { presetFrom } from './connect/preset';
import { createMicrosoft } from './connect/msal-microsoft';
import { showPage } from './connect/page';
import { startPage } from './start';

startPage(async (root, search) => {
  const redirectUri = `${Xrm.Utility.getGlobalContext().getClientUrl()}/WebResources/gdap_/pages/sign-in.html`;
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  await showPage(root, { providerId: presetFrom(search), addresses: await serviceAddresses(), redirectUri, microsoftOf: createMicrosoft, wait });
});
