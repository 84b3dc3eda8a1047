/** Who uses the player, and who else could. */
export interface SessionModel {
  readonly user: UserModel;
  /** All enabled people of the environment, for the user switcher. */
  readonly users: readonly UserModel[];
  /** LCIDs that the environment has texts for. */
  readonly languages: readonly number[];
  readonly languageId: number;
  /** The environment's clock, ISO 8601 UTC: `new Date()` is not the time here. */
  readonly now: string;
  readonly organization: { readonly id: string; readonly name: string };
  readonly apps: readonly { readonly id: string; readonly uniqueName: string; readonly name: string; readonly description: string }[];
}

export interface UserModel {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  /** Name of each privilege and its depth: 1 own rows, 2 business unit, 4 below it too, 8 organisation. */
  readonly privileges: Readonly<Record<string, number>>;
}
