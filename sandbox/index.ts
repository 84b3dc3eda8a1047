export { startSandbox, type Sandbox, type SandboxOptions } from './server';
export type { SettingsChange } from './assemble';
