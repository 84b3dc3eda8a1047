import { meaningOf } from '../../failures';
import type { Assignment } from '../../gateways/graph/types';
import type { ServiceFailure } from '../../gateways/transport/service-error';

/** Microsoft refuses a change of an assignment that is there while it carries out the one before (409): wait. */
export const isInWork = (failure: ServiceFailure, assignment: Assignment | undefined): boolean => assignment !== undefined && meaningOf(failure) === 'conflict';
