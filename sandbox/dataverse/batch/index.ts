export { executeBatch, type BatchRequest, type Operate } from './execute';
export type { OperationRequest, OperationResponse } from './message';
