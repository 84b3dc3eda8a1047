export { areAssociated, type Association } from './associations';
export { createDeep, createInList } from './deep-insert';
export { createRows, type Precondition, type Rows } from './rows';
export { findByKey, parseKey, printKey, type RowKey } from './keys';
export { lookupNotSettable, readPayload } from './payload';
export { lookupColumns, emptyLookup, keyColumns, resolveReference } from './references';
export { readStored } from './stored';
export { upsert } from './upsert';
export { storedValue } from './values';
