export * from './chart';
export * from './form';
export * from './shown-column';
export type { ShownColumn } from './table';
export * from './view';
