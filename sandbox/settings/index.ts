import { defaultDataverseSettings, type DataverseSettings } from './dataverse';
import { defaultGraphSettings, type GraphSettings } from './graph';
import { defaultLoginSettings, type LoginSettings } from './login';
import { defaultPartnerCenterSettings, type PartnerCenterSettings } from './partner-center';

export type { DataverseSettings } from './dataverse';
export type { GraphSettings } from './graph';
export type { LoginSettings } from './login';
export type { PartnerCenterSettings } from './partner-center';

/**
 * Every assumption of the sandbox where Microsoft's documents are silent (marked SIM in the comments), and
 * every number that a person may want to change: a file a service.
 */
export interface SandboxSettings {
  readonly dataverse: DataverseSettings;
  readonly graph: GraphSettings;
  readonly partnerCenter: PartnerCenterSettings;
  readonly login: LoginSettings;
}

export const defaultSettings: SandboxSettings = {
  dataverse: defaultDataverseSettings,
  graph: defaultGraphSettings,
  partnerCenter: defaultPartnerCenterSettings,
  login: defaultLoginSettings,
};
