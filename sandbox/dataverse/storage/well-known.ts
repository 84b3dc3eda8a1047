import { wellKnownId } from '../metadata/identity';

/**
 * Ids of the rows that every environment is born with. Those of messages, roles' templates and the two
 * solutions are the same in every real environment; the others are made up once.
 */
export const wellKnown = {
  organization: wellKnownId('organization'),
  rootBusinessUnit: wellKnownId('businessunit'),
  rootTeam: wellKnownId('team'),
  /** The person on whose behalf calls without a token are made. */
  administrator: wellKnownId('systemuser.administrator'),
  /** SYSTEM: what the platform does by itself is done by this user. */
  systemUser: wellKnownId('systemuser.system'),
  currency: wellKnownId('transactioncurrency'),
  messages: {
    Create: '9ebdbb1b-ea3e-db11-86a7-000a3a5473e8',
    Update: '20bebb1b-ea3e-db11-86a7-000a3a5473e8',
    Delete: 'a1bdbb1b-ea3e-db11-86a7-000a3a5473e8',
  },
  /** Messages that a table has although no step can be enabled for them here; their ids are made up. */
  bulkMessages: {
    CreateMultiple: wellKnownId('sdkmessage.createmultiple'),
    UpdateMultiple: wellKnownId('sdkmessage.updatemultiple'),
  },
  defaultPublisher: wellKnownId('publisher.default'),
  /** The solutions `Default` and `Active` have these ids in every real environment. */
  defaultSolution: 'fd140aaf-4df4-11dd-bd17-0019b9312238',
  activeSolution: 'fd140aae-4df4-11dd-bd17-0019b9312238',
  /** Template ids of the two roles that every environment has. */
  systemAdministratorRole: '627090ff-40a3-4053-8790-584edc5be201',
  systemCustomizerRole: '119f245c-3cc8-4b62-b31c-d1a046ced15d',
  /** What a user needs to work with rows at all. */
  basicUserRole: wellKnownId('role.basicuser'),
} as const;
