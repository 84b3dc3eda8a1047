export * from './column';
export * from './row';
export * from './status';
export * from './table';
