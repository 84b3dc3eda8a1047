export { createGridControl } from './grid-control';
export { installXrm } from './install';
export { loadLibrary, runScript } from './scripts';
