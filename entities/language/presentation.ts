export * from './chart';
export * from './form';
export * from './shown-column';
export * from './view';
