import { guid, hasColumn, hasTable, section, tablesOf, type PackageTable } from './contents';
import { problems, type Check, type Problem } from './finding';
import type { Package } from './package';
import { children, everyElement, textAt, type XmlElement } from './xml-tree';

/** Messages that have the same id in every environment. */
const MESSAGES: Readonly<Record<string, 'Create' | 'Update' | 'Delete'>> = {
  '9ebdbb1b-ea3e-db11-86a7-000a3a5473e8': 'Create',
  '20bebb1b-ea3e-db11-86a7-000a3a5473e8': 'Update',
  'a1bdbb1b-ea3e-db11-86a7-000a3a5473e8': 'Delete',
};

const PLUG_IN_TYPE = '4602';
const SERVICE_ENDPOINT = '4618';

/** Elements that would hold a secret. */
const SECRETS = ['AuthValue', 'SASKey', 'SASToken', 'SASKeyName', 'SecureConfiguration', 'Password'];

/** Steps call an endpoint of the package about tables and columns of the package, and nothing names a host or a key. */
export const steps: Check = {
  name: 'steps',
  run: (solution) => {
    const tables = tablesOf(solution);
    return [
      ...section(solution, 'SdkMessageProcessingSteps/SdkMessageProcessingStep').flatMap((step) => [
        ...handlerProblems(solution, step),
        ...messageProblems(solution, tables, step),
        ...imageProblems(solution, tables, step),
      ]),
      ...section(solution, 'ServiceEndpoints/ServiceEndpoint').flatMap(endpointProblems),
      ...everyElement(solution.customizations)
        .filter(({ name, text }) => SECRETS.includes(name) && text !== '')
        .map(({ name }) => ({ where: `element ${name}`, problem: 'holds a secret' })),
    ];
  },
};

const nameOf = (step: XmlElement) => `step '${step.attributes.Name ?? ''}'`;
const listed = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function handlerProblems(solution: Package, step: XmlElement): Problem[] {
  const where = nameOf(step);
  const code = textAt(step, 'EventHandlerTypeCode');
  const handler = guid(textAt(step, 'EventHandler'));
  const endpoints = section(solution, 'ServiceEndpoints/ServiceEndpoint').map(({ attributes }) => guid(attributes.ServiceEndpointId));
  const isWebhook = code === SERVICE_ENDPOINT;
  return problems(
    (handler === '' || ![PLUG_IN_TYPE, SERVICE_ENDPOINT].includes(code)) && {
      where,
      problem: 'does not say what it calls: EventHandler and EventHandlerTypeCode belong together',
    },
    isWebhook && !endpoints.includes(handler) && { where, problem: `calls the endpoint ${handler}, which is not in the package` },
    isWebhook && textAt(step, 'Configuration') !== '' && { where, problem: 'has a configuration, which an endpoint does not get' },
    textAt(step, 'Mode') === '1' &&
      textAt(step, 'Stage') !== '40' && { where, problem: `is asynchronous at stage ${textAt(step, 'Stage')}, which only 40 can be` },
  );
}

function messageProblems(solution: Package, tables: readonly PackageTable[], step: XmlElement): Problem[] {
  const where = nameOf(step);
  const message = MESSAGES[guid(textAt(step, 'SdkMessageId'))];
  const table = textAt(step, 'PrimaryEntity');
  const filter = listed(textAt(step, 'FilteringAttributes'));
  return [
    ...problems(
      !message && { where, problem: `is for the message ${textAt(step, 'SdkMessageId')}, whose id is not the same in every environment` },
      (table === '' || !hasTable(solution, tables, table)) && {
        where,
        problem: `is for the table '${table}', which is not in the package`,
      },
      message !== undefined &&
        message !== 'Update' &&
        filter.length > 0 && { where, problem: `filters columns, which ${message} does not do` },
    ),
    ...filter
      .filter((column) => !hasColumn(solution, tables, table, column))
      .map((column) => ({ where, problem: `filters by the column ${column}, which ${table} does not have` })),
  ];
}

function imageProblems(solution: Package, tables: readonly PackageTable[], step: XmlElement): Problem[] {
  const where = nameOf(step);
  const table = textAt(step, 'PrimaryEntity');
  const message = MESSAGES[guid(textAt(step, 'SdkMessageId'))];
  return children(step, 'SdkMessageProcessingStepImages/SdkMessageProcessingStepImage').flatMap((image) => {
    const type = textAt(image, 'ImageType');
    return [
      ...problems(
        message === 'Create' && type !== '1' && { where, problem: 'has an image of the row before it was created' },
        message === 'Delete' && type !== '0' && { where, problem: 'has an image of the row after it was deleted' },
        textAt(image, 'MessagePropertyName') !== (message === 'Create' ? 'Id' : 'Target') && {
          where,
          problem: `has an image of ${textAt(image, 'MessagePropertyName')}, which ${message ?? 'its message'} does not have`,
        },
      ),
      ...listed(textAt(image, 'Attributes'))
        .filter((column) => !hasColumn(solution, tables, table, column))
        .map((column) => ({ where, problem: `has an image with the column ${column}, which ${table} does not have` })),
    ];
  });
}

/** A host belongs to one environment: the name under `.invalid` (RFC 2606) says that it has yet to be set. */
function endpointProblems(endpoint: XmlElement): Problem[] {
  const where = `service endpoint '${endpoint.attributes.Name ?? ''}'`;
  return ['Url', 'NamespaceAddress'].flatMap((name) => {
    const text = textAt(endpoint, name);
    if (text === '') return [];
    const url = URL.canParse(text) ? new URL(text) : null;
    return problems(
      url?.protocol !== 'https:' && { where, problem: `has the ${name} ${text}, which is no https address` },
      url !== null && !url.hostname.endsWith('.invalid') && { where, problem: `names the host ${url.hostname} in ${name}` },
      url !== null &&
        (url.search !== '' || url.username !== '' || url.password !== '') && { where, problem: `has a key or password in ${name}` },
    );
  });
}
