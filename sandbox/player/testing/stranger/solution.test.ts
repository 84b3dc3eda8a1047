import { importSolution } from '../../../dataverse/solutions/import-solution';
import { ids } from '../../../dataverse/solutions/test-solution/ids';
import { newEnvironment } from '../../../dataverse/solutions/testing';
import { appModel } from '../../model/app';
import { strangerSolution } from './solution';

function imported() {
  const environment = newEnvironment();
  importSolution(environment, strangerSolution());
  return { environment, model: (lcid = 1033) => appModel(environment, 'acm_Desk', lcid)! };
}

describe('An app of a stranger', () => {
  it('is read whole, with a sentence about each thing that cannot be played', () => {
    expect(imported().model().unsupported).toEqual([
      "The entry 'ghost' of the site map shows the table 'acm_ghost', which is not there.",
      "The control 'missing' of the form 'Ticket' needs the web resource 'acm_/pages/missing.html', which is not there.",
      "The control 'mystery' of the form 'Ticket' is of a kind that the sandbox does not have ({12345678-0000-4000-8000-000000000000}).",
      "The control 'acm_gone' of the form 'Short Ticket' shows the column 'acm_gone', which 'acm_ticket' does not have.",
      "The chart 'Radar of Kinds' is of a kind that the sandbox does not draw; it is drawn as columns.",
    ]);
  });

  it('has its labels in each language of its own', () => {
    const { areas, tables } = imported().model(1031);
    expect(areas.map(({ title }) => title)).toEqual(['Schreibtisch', 'Büro']);
    expect(tables.acm_ticket?.commands.map(({ label }) => label)).toContain('Mehr von Acme');
  });

  it('knows lists behind many-to-many relationships from both sides', () => {
    const { tables } = imported().model();
    expect(tables.acm_ticket?.manyToMany).toEqual([{
      schemaName: 'acm_ticket_project_related', table: 'acm_project', intersect: 'acm_ticket_project_related', here: 'acm_ticketid', there: 'acm_projectid',
      collectionProperty: 'acm_ticket_project_related',
    }]);
    expect(tables.acm_project?.manyToMany).toContainEqual(expect.objectContaining({ table: 'acm_ticket', here: 'acm_projectid' }));
  });

  it('hears of a tab by the event inside of it', () => {
    const form = imported().model().tables.acm_ticket?.forms.find(({ name }) => name === 'Ticket');
    expect(form?.events).toContainEqual(expect.objectContaining({ name: 'tabstatechange', attribute: 'details', functionName: 'Acme.onTab' }));
  });

  it.each([
    ["The form 'Ticket'", "systemform SET formxml = '<broken><' WHERE formid = ?", ids.form],
    ["The view 'Active Tickets'", "savedquery SET layoutxml = '<broken><' WHERE savedqueryid = ?", ids.view],
    ["The chart 'Tickets by Kind'", "savedqueryvisualization SET datadescription = '<broken><' WHERE savedqueryvisualizationid = ?", ids.chart],
  ])('goes on when it is broken, and says so: %s', (what, change, id) => {
    const { environment, model } = imported();
    environment.database.prepare(`UPDATE ${change}`).run(id);
    const { unsupported, tables } = model();
    expect(unsupported).toContainEqual(expect.stringContaining(`${what} of 'acm_ticket' cannot be read: `));
    expect(tables.acm_ticket?.forms.length).toBeGreaterThan(1);
    expect(tables.acm_project?.views).not.toEqual([]);
  });
});
