export { encodeBatch, type BatchItem, type BatchPart } from './encode';
export { changeSetBody, decodeBatch, type BatchAnswer } from './decode';
