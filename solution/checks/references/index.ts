import { formsOf, section, tablesOf, viewsOf } from '../contents';
import type { Check } from '../finding';
import { appProblems, iconProblems, siteMapProblems } from './apps';
import { chartProblems } from './charts';
import { formProblems } from './forms';
import { viewProblems } from './views';
import { children } from '../xml-tree';

/** What forms, views, charts, site maps and apps speak of is there. */
export const references: Check = {
  name: 'references',
  run: (solution) => {
    const tables = tablesOf(solution);
    return [
      ...formsOf(tables).flatMap(({ table, form }) => formProblems(solution, tables, table, form)),
      ...viewsOf(tables).flatMap(({ table, view }) => viewProblems(solution, tables, table, view)),
      ...tables.flatMap((table) => children(table.element, 'Visualizations/visualization').flatMap((chart) => chartProblems(solution, tables, table, chart))),
      ...tables.flatMap((table) => iconProblems(solution, table)),
      ...section(solution, 'AppModuleSiteMaps/AppModuleSiteMap').flatMap((siteMap) => siteMapProblems(solution, tables, siteMap)),
      ...section(solution, 'AppModules/AppModule').flatMap((app) => appProblems(solution, tables, app)),
    ];
  },
};
