import type { Player } from '../player';
import { collection } from './collection';
import { bracedId } from './ids';
import { webResourceAddress } from './web-resource-address';

/** What `getVersion` answers: the version of the Web API that is played. */
const VERSION = '9.2.0.0';
const ENGLISH = 1033;

const contexts = new WeakMap<Player, Xrm.GlobalContext>();

/** `Xrm.Utility.getGlobalContext()`: one for each open app. Source: Learn "getGlobalContext (Client API reference)". */
export function createGlobalContext(player: Player): Xrm.GlobalContext {
  const known = contexts.get(player);
  if (known) return known;
  const { session, app } = player;
  const appUrl = () => `${window.location.origin}/main.aspx?appname=${encodeURIComponent(app.uniqueName)}`;
  const context = {
    client: {
      getClient: () => 'Web', getClientState: () => (navigator.onLine ? 'Online' : 'Offline'), getFormFactor: () => 1,
      isOffline: () => false, isNetworkAvailable: () => navigator.onLine,
    },
    organizationSettings: {
      attributes: {}, baseCurrency: null, baseCurrencyId: '', defaultCountryCode: '', isAutoSaveEnabled: false, languageId: ENGLISH,
      organizationId: bracedId(session.organization.id), uniqueName: session.organization.name, useSkypeProtocol: false, organizationGeo: '', isTrialOrganization: false,
    },
    userSettings: userSettings(player),
    getClientUrl: () => window.location.origin,
    getCurrentAppName: () => Promise.resolve(app.name),
    getCurrentAppProperties: () => Promise.resolve({ appId: app.id, displayName: app.name, uniqueName: app.uniqueName, url: appUrl() }),
    getCurrentAppUrl: appUrl,
    getCurrentAppSetting: (name: string) => settingValue(app.settings?.[name]),
    getAdvancedConfigSetting: () => null,
    getCurrentTheme: () => 'default',
    getIsAutoSaveEnabled: () => false,
    getOrgLcid: () => ENGLISH,
    getOrgUniqueName: () => session.organization.name,
    getQueryStringParameters: () => Object.fromEntries(new URLSearchParams(window.location.search)),
    getTimeZoneOffsetMinutes: () => timeZoneOffset(player),
    getUserId: () => bracedId(session.user.id),
    getUserLcid: () => session.languageId,
    getUserName: () => session.user.name,
    getUserRoles: () => session.user.roles.map(({ id }) => id),
    getVersion: () => VERSION,
    isOnPremise: () => false,
    isOnPremises: () => false,
    prependOrgName: (path: string) => path,
    getWebResourceUrl: (name: string) => webResourceAddress(name),
  };
  contexts.set(player, context as unknown as Xrm.GlobalContext);
  return context as unknown as Xrm.GlobalContext;
}

function userSettings(player: Player): object {
  const { user, languageId } = player.session;
  const privileges = Object.entries(user.privileges);
  return {
    userId: bracedId(user.id), userName: user.name, languageId, isRTL: false,
    isHighContrastEnabled: window.matchMedia?.('(forced-colors: active)').matches ?? false, isGuidedHelpEnabled: false,
    defaultDashboardId: '', dateFormattingInfo: {}, transactionCurrency: null, transactionCurrencyId: '',
    roles: collection<Xrm.LookupValue>(() => user.roles.map(({ id, name }) => ({ id, name, entityType: 'role' })), ({ id }) => id),
    securityRoles: user.roles.map(({ id }) => id),
    securityRolePrivileges: privileges.map(([name]) => name),
    getTimeZoneOffsetMinutes: () => timeZoneOffset(player),
    getSecurityRolePrivilegesInfo: () =>
      Promise.resolve(Object.fromEntries(privileges.map(([name, depth]) => [name, { id: name, businessUnitId: '', privilegeName: name, depth }]))),
  };
}

/** Settings come as text; those that are on or off are booleans for scripts. Source: Learn "getCurrentAppSetting". */
const settingValue = (text: string | undefined): string | boolean | null =>
  text === 'true' || text === 'false' ? text === 'true' : (text ?? null);

/** Minutes that the user's clock is ahead of UTC. */
const timeZoneOffset = (player: Player) => -player.now().getTimezoneOffset();
