import { setIconOptions } from '@fluentui/react';
import { render, screen } from '@testing-library/react';
import * as React from 'react';
import { PlayerContext, type WebApiRow } from '../player';
import { CellIcon, rowData } from './cell-icon';
import { playerOf, testTable, testView } from './testing';

setIconOptions({ disableWarnings: true });

const { player } = playerOf({ rows: [] });
const columns = testView({ columns: ['acm_name', 'acm_kind', 'acm_projectid'] }).columns;
const row: WebApiRow = { acm_ticketid: '1', acm_name: '<b>Alpha</b>', acm_kind: 2, _acm_projectid_value: 'p1', '_acm_projectid_value@OData.Community.Display.V1.FormattedValue': 'Rocket' };

const show = (functionName: string) =>
  render(<PlayerContext.Provider value={player}><CellIcon row={row} columns={columns} provider={{ webResource: '', functionName }} /></PlayerContext.Provider>);

describe('The icon that a script chooses', () => {
  const Acme = { icon: jest.fn((_row: string, _language: number): unknown => undefined) };
  beforeEach(() => Object.assign(window, { Acme }));

  it('is an image of the solution with its tooltip', async () => {
    Acme.icon.mockReturnValueOnce(['acm_/img/a b.svg', 'Kind: Problem']);
    show('Acme.icon');
    const image = await screen.findByRole('img', { name: 'Kind: Problem' });
    expect(image.getAttribute('src')).toBe('/WebResources/acm_/img/a%20b.svg');
  });

  it('is chosen by the row, as shown and as stored, and the language', async () => {
    Acme.icon.mockReturnValueOnce(['x.svg', 'x']);
    show('Acme.icon');
    await screen.findByRole('img');
    expect(Acme.icon).toHaveBeenLastCalledWith(rowData({ app: testApp(), session: player.session }, row, columns), 1033);
    expect(JSON.parse(rowData({ app: testApp(), session: player.session }, row, columns))).toEqual({
      acm_name: '<b>Alpha</b>', acm_name_Value: '<b>Alpha</b>', acm_kind: 'Problem', acm_kind_Value: 2, acm_projectid: 'Rocket', acm_projectid_Value: 'p1',
    });
  });

  it('gives way to a sign that says what went wrong', async () => {
    show('Acme.gone');
    await screen.findByRole('img', { name: /The icon script Acme.gone failed: .*has no function 'Acme.gone'/ });
  });
});

const testApp = () => ({ ...player.app, tables: { acm_ticket: testTable() } });
