import type { Player } from '../player';
import { createApp } from './app';
import { encoding } from './encoding';
import { createNavigation } from './navigation';
import { notSupported } from './not-supported';
import { noteRead } from './rows-read';
import { createUtility } from './utility';
import { createXrmWebApi } from './web-api';

let installed: Player | undefined;

/**
 * Puts `window.Xrm` there: the client API that form scripts, commands and web resources use. `Xrm.Page` is left out
 * on purpose: it is deprecated, and code that still needs it should fail here rather than in a later Power Apps.
 */
export function installXrm(player: Player): void {
  if (installed === player) return;
  installed = player;
  const xrm = {
    WebApi: createXrmWebApi(player, (table, id, read) => noteRead(player, table, id, read)),
    Navigation: createNavigation(player),
    Utility: createUtility(player),
    App: createApp(player),
    Encoding: encoding,
    Device: unsupported('Device', ['captureAudio', 'captureImage', 'captureVideo', 'getBarcodeValue', 'getCurrentPosition', 'pickFile']),
    Panel: unsupported('Panel', ['loadPanel']),
    Mobile: { offline: unsupported('Mobile.offline', ['createRecord', 'retrieveRecord', 'retrieveMultipleRecords', 'updateRecord', 'deleteRecord']) },
  };
  Object.assign(window, { Xrm: xrm });
}

const unsupported = (namespace: string, members: readonly string[]) =>
  Object.fromEntries(members.map((member) => [member, notSupported(`Xrm.${namespace}.${member}`)]));
