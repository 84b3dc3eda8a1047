export { startSandbox, type Sandbox, type SandboxOptions } from './server';
export type { ServiceFactory, SettingsChange } from './assemble';
