import type { Environment } from '../environment';
import { storedMoment } from '../query/moments';
import { writePlatformRow } from '../storage/platform-rows';

/** What became of an import, for its `importjob` row. */
export interface ImportOutcome {
  readonly importJobId: string;
  /** Empty while the file could not even be opened. */
  readonly solutionName: string;
  readonly startedOn: Date;
  readonly components: readonly { type: number; name: string; id: string }[];
  /** What refused the import; undefined when it succeeded. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/**
 * Writes the row that tells how an import went: progress 100 with a list of what came, or where it stopped
 * and why. The shape of `data` follows what real import jobs show; it is not documented as a contract.
 */
export function writeImportJob(environment: Environment, { importJobId, solutionName, startedOn, components, failure }: ImportOutcome): void {
  const result = failure
    ? `<result result="failure" errorcode="${escaped(failure.code)}" errortext="${escaped(failure.message)}"/>`
    : '<result result="success" errorcode="0" errortext=""/>';
  const items = components.map(({ type, name, id }) => `<component type="${type}" id="${id}" name="${escaped(name)}"><result result="success"/></component>`).join('');
  writePlatformRow(environment, 'importjob', {
    importjobid: importJobId, name: 'Customizations', solutionname: solutionName || null, importcontext: 'ImportInstall', operationcontext: 'ImportInstall',
    startedon: storedMoment(startedOn), completedon: storedMoment(environment.clock.now()), progress: failure ? 0 : 100,
    data: `<importexportxml start="${startedOn.getTime()}" succeeded="${failure ? 'failure' : 'success'}"><solutionManifests><solutionManifest><UniqueName>${escaped(solutionName)}</UniqueName>${result}</solutionManifest></solutionManifests><components>${items}</components></importexportxml>`,
  });
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
