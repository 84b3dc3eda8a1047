/** Template ids of the Entra roles that signing in looks at. Source: Microsoft Learn "Microsoft Entra built-in roles". */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
export const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814';
export const APPLICATION_ADMINISTRATOR = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
export const CLOUD_APPLICATION_ADMINISTRATOR = '158c047a-c907-4556-b7ef-446551a6b5f7';

/** Names of these roles as Graph shows them. */
export const roleNames: Readonly<Record<string, string>> = {
  [GLOBAL_ADMINISTRATOR]: 'Global Administrator',
  [PRIVILEGED_ROLE_ADMINISTRATOR]: 'Privileged Role Administrator',
  [APPLICATION_ADMINISTRATOR]: 'Application Administrator',
  [CLOUD_APPLICATION_ADMINISTRATOR]: 'Cloud Application Administrator',
};

/** What every member of a tenant has in `wids`, beside their roles. */
export const MEMBER_USER = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
