/** Roles that belong together, for choosing them at once. */
export interface RecommendedSet {
  readonly name: 'serviceDesk' | 'transact' | 'partnerCenterDefault' | 'managedServices';
  /** Who recommends it, and where. */
  readonly source: string;
  readonly roleTemplateIds: readonly string[];
}

/** Template ids of the roles that the sets name. */
const role = {
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  authenticationPolicyAdministrator: '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  billingAdministrator: 'b0f54661-2d74-4c50-afa3-1ec803f12efe',
  cloudAppSecurityAdministrator: '892c5842-a9a6-463a-8041-72aa08ca3cf6',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  cloudDeviceAdministrator: '7698a772-787b-4ac8-901f-60d6b08affd2',
  desktopAnalyticsAdministrator: '38a96431-2bdf-4b4c-8b6e-5d3d8abac1a4',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  directoryWriters: '9360feb5-f418-4baa-8175-e2a00bac4301',
  domainNameAdministrator: '8329153b-31d0-4727-b945-745eb3bc5f31',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  groupsAdministrator: 'fdd7a751-b60b-444a-984c-02652fe8fa1c',
  guestInviter: '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  intuneAdministrator: '3a2c62db-5318-420d-8d74-23affee5d9d5',
  licenseAdministrator: '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  printerAdministrator: '644ef478-e28f-4e28-b9dc-3fdde9aa0b1f',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  serviceSupportAdministrator: 'f023fd81-a637-4b56-95fd-791ac0226033',
  sharePointAdministrator: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  teamsAdministrator: '69091246-20e8-4a56-aa4d-066075b2a7a8',
  teamsCommunicationsSupportSpecialist: 'fcf91098-03e3-41a9-b5ba-6f0ec8188a12',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
} as const;

/** The sets that staff are offered, the least powerful first. None has Global Administrator. */
export const recommendedSets: readonly RecommendedSet[] = [
  {
    name: 'transact',
    source: 'Microsoft Learn, Partner Center, "Least-privileged roles by task": what an indirect provider needs to transact',
    roleTemplateIds: [
      role.directoryReaders, role.directoryWriters, role.globalReader, role.userAdministrator, role.licenseAdministrator,
      role.serviceSupportAdministrator, role.helpdeskAdministrator,
    ],
  },
  {
    name: 'serviceDesk',
    source: 'Microsoft Learn, Partner Center, "Least-privileged roles by task": managed service provider, tier 1',
    roleTemplateIds: [
      role.serviceSupportAdministrator, role.securityReader, role.intuneAdministrator, role.sharePointAdministrator,
      role.teamsCommunicationsSupportSpecialist, role.helpdeskAdministrator, role.desktopAnalyticsAdministrator,
      role.authenticationAdministrator, role.exchangeAdministrator, role.licenseAdministrator, role.userAdministrator,
      role.groupsAdministrator, role.directoryReaders, role.messageCenterReader, role.printerAdministrator, role.guestInviter,
    ],
  },
  {
    name: 'partnerCenterDefault',
    source: 'Microsoft Learn, Partner Center, "GDAP frequently asked questions": the default relationship of a new customer (direct bill, indirect provider)',
    roleTemplateIds: [
      role.directoryReaders, role.directoryWriters, role.licenseAdministrator, role.serviceSupportAdministrator, role.userAdministrator,
      role.privilegedRoleAdministrator, role.helpdeskAdministrator, role.privilegedAuthenticationAdministrator,
      role.cloudApplicationAdministrator, role.applicationAdministrator, role.globalReader,
    ],
  },
  {
    name: 'managedServices',
    source: 'KelvinTegelaar/CIPP, default GDAP roles: managing a whole tenant without Global Administrator',
    roleTemplateIds: [
      role.applicationAdministrator, role.authenticationPolicyAdministrator, role.billingAdministrator, role.cloudAppSecurityAdministrator,
      role.cloudDeviceAdministrator, role.domainNameAdministrator, role.exchangeAdministrator, role.globalReader, role.intuneAdministrator,
      role.privilegedAuthenticationAdministrator, role.privilegedRoleAdministrator, role.securityAdministrator, role.sharePointAdministrator,
      role.teamsAdministrator, role.userAdministrator,
    ],
  },
];
