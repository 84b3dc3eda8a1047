import type { OperationResponse } from '../batch';
import { missingMiscPrivilege, noHttpResource, notSupported } from '../errors';
import type { MiscPrivilege } from '../security/base-roles';
import { sendAppNotification } from '../notifications/send';
import { importSolutionAction, publishAllXml } from '../solutions/actions';
import { bodyOf, empty, type Exchange, json } from './exchange';
import { isSupported, type OperationName } from './operation-names';

interface Operation {
  readonly method: 'GET' | 'POST';
  /** Who has it may call this; without it everybody may, as far as the rows go that are written. */
  readonly privilege?: MiscPrivilege;
  run(exchange: Exchange): OperationResponse;
}

/** Functions and actions that belong to no table. Source: Microsoft Learn, Web API reference. */
const operations: Readonly<Record<OperationName, Operation>> = {
  WhoAmI: {
    method: 'GET',
    run: (exchange) => json(exchange, 200, {
      '@odata.context': `${exchange.serviceRoot}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
      BusinessUnitId: exchange.caller.businessUnitId,
      UserId: exchange.caller.userId,
      OrganizationId: exchange.caller.organizationId,
    }),
  },
  RetrieveVersion: {
    method: 'GET',
    run: (exchange) => json(exchange, 200, {
      '@odata.context': `${exchange.serviceRoot}$metadata#Microsoft.Dynamics.CRM.RetrieveVersionResponse`,
      Version: exchange.environment.settings.version,
    }),
  },
  ImportSolution: {
    method: 'POST',
    privilege: 'prvImportCustomization',
    run(exchange) {
      importSolutionAction(exchange.environment, bodyOf(exchange, 'ImportSolution'));
      return empty(204);
    },
  },
  PublishAllXml: {
    method: 'POST',
    privilege: 'prvPublishCustomization',
    run() {
      publishAllXml();
      return empty(204);
    },
  },
  SendAppNotification: {
    method: 'POST',
    run: (exchange) => json(exchange, 200, {
      '@odata.context': `${exchange.serviceRoot}$metadata#Microsoft.Dynamics.CRM.SendAppNotificationResponse`,
      NotificationId: sendAppNotification(exchange, bodyOf(exchange, 'SendAppNotification')),
    }),
  },
};

/** Calls an unbound function or action. @throws DataverseError 404 for the wrong verb, 501 for what only the real service has */
export function callOperation(exchange: Exchange, name: string): OperationResponse {
  if (!isSupported(name)) throw notSupported(`the operation '${name}'`);
  const operation = operations[name];
  if (operation.method !== exchange.request.method) throw noHttpResource(exchange.request.url);
  const { access, userId } = exchange.caller;
  if (operation.privilege && !access.isUnlimited && !exchange.users.privileges(access.principal.userId).has(operation.privilege)) throw missingMiscPrivilege(userId, operation.privilege);
  return operation.run(exchange);
}
