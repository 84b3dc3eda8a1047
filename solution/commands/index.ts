import type { Command } from './command';
import { submit } from './submit';

export type { Command, Label, NeededPrivilege, Place, PlacedCommand } from './command';

/** Every command of the product, in the order of its bar. */
export const commands: readonly Command[] = [submit];
