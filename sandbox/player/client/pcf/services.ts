import type { CodeComponentModel } from '../../app-model';
import type { Player } from '../player';
import { privilegeDepth } from '../form-runtime/access';
import { createGlobalContext } from '../xrm/global-context';
import { createNavigation } from '../xrm/navigation';
import { notSupported } from '../xrm/not-supported';
import { createUtility } from '../xrm/utility';
import { createXrmWebApi } from '../xrm/web-api';
import { formatting } from './formatting';
import { userSettings } from './user-settings';

/** `PropertyHelper.Types.PrivilegeType`, by number. */
const VERBS = [undefined, 'Create', 'Read', 'Write', 'Delete', 'Assign', 'Share', 'Append', 'AppendTo'] as const;

const DEVICE = ['captureAudio', 'captureImage', 'captureVideo', 'getBarcodeValue', 'getCurrentPosition', 'pickFile'];

/** The part of a component's context that stays the same while it is on the screen. */
export function services(player: Player, component: CodeComponentModel): object {
  const { createRecord, deleteRecord, updateRecord, retrieveRecord, retrieveMultipleRecords } = createXrmWebApi(player);
  const { getEntityMetadata, lookupObjects } = createUtility(player);
  const { getClient, getFormFactor, isOffline, isNetworkAvailable } = createGlobalContext(player).client;
  return {
    client: { disableScroll: false, getClient, getFormFactor, isOffline, isNetworkAvailable },
    device: Object.fromEntries(DEVICE.map((member) => [member, notSupported(`context.device.${member}`)])),
    formatting: formatting(player.session.languageId),
    navigation: createNavigation(player),
    resources: {
      getString: (key: string) => component.strings[key] ?? key,
      getResource: (_id: string, _success: (data: string) => void, failure: () => void) => failure(),
    },
    userSettings: userSettings(player),
    utils: {
      getEntityMetadata, lookupObjects,
      hasEntityPrivilege: (table: string, type: number, depth: number) => {
        const verb = VERBS[type];
        const schemaName = player.app.tables[table]?.schemaName ?? table;
        // Depths count 0, 1, 2, 3 here and 1, 2, 4, 8 in the user's privileges.
        return verb === undefined || depth < 0 || privilegeDepth(player.session.user, verb, { schemaName }) >= 2 ** depth;
      },
      loadDependency: notSupported('context.utils.loadDependency'),
    },
    webAPI: { createRecord, deleteRecord, updateRecord, retrieveRecord, retrieveMultipleRecords },
    events: {},
    accessibility: { assignedTooltip: '', assignedTabIndex: 0 },
    diagnostics: { getSessionId: () => player.app.version },
    copilot: { executeEvent: notSupported('context.copilot.executeEvent'), executePrompt: notSupported('context.copilot.executePrompt') },
  };
}
