import { importSolution } from '../../dataverse/solutions/import-solution';
import { edit, testSolution } from '../../dataverse/solutions/test-solution';
import { newEnvironment } from '../../dataverse/solutions/testing';
import type { AppModel } from '../app-model';
import { appModel } from './app';

/** Parts of the test solution that a test writes itself. */
export interface Played {
  /** The whole `<form>` of tickets. */
  readonly form?: string;
  /** `<layoutxml>` and `<fetchxml>` of the view of tickets. */
  readonly view?: string;
  /** What is inside `<RibbonDiffXml>` of tickets. */
  readonly ribbon?: string;
  /** What is inside `<SiteMap>`. */
  readonly siteMap?: string;
  readonly manifest?: string;
  /** Further files of the code component, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further changes of customizations.xml: each text stands for the one that it takes the place of. */
  readonly edits?: readonly (readonly [before: string | RegExp, after: string])[];
  readonly lcid?: number;
}

const CUSTOMIZATIONS = 'customizations.xml';
const GAUGE = 'Controls/acm_Acme.Gauge/';

/** The app of the test solution, as it is played after an import. */
export function played({ form, view, ribbon, siteMap, manifest, files = {}, edits = [], lcid = 1033 }: Played = {}): AppModel {
  const environment = newEnvironment();
  importSolution(environment, testSolution({
    mutate(parts) {
      const replace = (before: string | RegExp, after: string | undefined) => after !== undefined && edit(parts, CUSTOMIZATIONS, before, after);
      replace(/<form><tabs>.*?<\/form>/s, form);
      replace(/<layoutxml>.*?<\/fetchxml>/s, view);
      replace(/<CustomActions\/><Templates>/, ribbon && `${ribbon}<Templates>`);
      replace(/(?<=<SiteMap>).*?(?=<\/SiteMap>)/s, siteMap);
      for (const [before, after] of edits) replace(before, after);
      if (manifest) parts[`${GAUGE}ControlManifest.xml`] = manifest;
      for (const [path, content] of Object.entries(files)) parts[GAUGE + path] = content;
      edit(parts, '[Content_Types].xml', '<Override', '<Default Extension="resx" ContentType="application/octet-stream"/><Default Extension="css" ContentType="application/octet-stream"/><Override');
    },
  }));
  const model = appModel(environment, 'acm_Desk', lcid);
  if (!model) throw new Error('The test solution has no app.');
  return model;
}

/** A form of tickets with one section that holds these rows. */
export const formWith = (rows: string, more = '') => `<form><tabs><tab name="general" id="{b0000000-0000-4000-8000-000000000001}"><labels><label description="General" languagecode="1033"/><label description="Allgemein" languagecode="1031"/></labels>
  <columns><column width="100%"><sections><section name="main" id="{b0000000-0000-4000-8000-000000000002}" columns="11" showlabel="false"><labels><label description="Main" languagecode="1033"/></labels>
  <rows>${rows}</rows></section></sections></column></columns></tab></tabs>${more}</form>`;

/** A cell with a field. */
export const field = (column: string, control = '', cell = '') =>
  `<cell id="{c0000000-0000-4000-8000-000000000001}" ${cell}><control id="${column}" classid="{4273EDBD-AC1D-40d3-9FB2-095C621B552D}" datafieldname="${column}" ${control}/></cell>`;
