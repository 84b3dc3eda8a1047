export { createDataverse, type Dataverse, type DataverseOptions } from './http/service';
