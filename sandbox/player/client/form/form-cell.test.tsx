import { screen } from '@testing-library/react';
import * as React from 'react';
import type { CellModel, FormControlModel } from '../../app-model';
import { FormCell } from './form-cell';
import { cell, column, fakeForm, form, tab, table, type FakeForm } from './test-support/fake-form';
import { fakePlayer } from './test-support/fake-player';
import { drawIn, forbidComplaints } from './test-support/in-player';
import { FormContext } from './use-form';

forbidComplaints();

const people = table([column('acm_mail')], {
  logicalName: 'acm_person', displayName: 'Person', pluralName: 'People', entitySetName: 'acm_persons', primaryId: 'acm_personid',
  forms: [form([tab('q', 'At a glance', [cell('acm_name'), cell('acm_mail')])], { id: 'quick', type: 'quick' })],
});
const id = '11111111-1111-4111-8111-111111111111';
const tickets = table([column('acm_helper', 'lookup')]);

/** Draws one cell with a control of another kind than a field. */
function draw(control: Partial<FormControlModel>, told: Partial<FakeForm> = {}, showLabel = true) {
  const place: FormControlModel = { id: 'c', classId: 'ABC', disabled: false, kind: 'unsupported', parameters: {}, ...control };
  const shown: CellModel = { ...cell('c'), label: 'People', showLabel, control: place };
  const runtime = fakeForm({ table: tickets, form: form([tab('t', 'T', [shown])]), id, ...told });
  const get = (path: string) => Promise.resolve(path.startsWith('acm_persons') ? { acm_personid: id, acm_name: 'Ada', acm_mail: 'ada@example.com' } : {});
  drawIn(fakePlayer([tickets, people], { api: { get } }), <FormContext.Provider value={runtime}><FormCell cell={shown} control={place} idPrefix="f" /></FormContext.Provider>);
}
const subgrid = { table: 'acm_person', relationship: 'acm_ticket_people', showViewPicker: false, showQuickFind: false, recordsPerPage: 5 };

describe('a cell of a form', () => {
  it('says what cannot be shown, by its class id', () => {
    draw({});
    expect(screen.getByText(/control with class id ABC is not supported by the sandbox/)).toBeTruthy();
  });

  it('says so of a timeline', () => {
    draw({ kind: 'timeline' });
    expect(screen.getByText(/A timeline is not supported by the sandbox/)).toBeTruthy();
  });

  it('asks to save a new row before others are listed that point to it', () => {
    draw({ kind: 'subgrid', subgrid }, { id: undefined });
    expect(screen.getByText(/save the Ticket first, then rows can be added here/)).toBeTruthy();
  });

  it('says so where rows of a table are listed that the app does not have', () => {
    draw({ kind: 'subgrid', subgrid: { ...subgrid, table: 'acm_other' } });
    expect(screen.getByText(/“acm_other”, a table that is not in this app/)).toBeTruthy();
  });

  it('shows a web resource in a frame, and tells it of the row where the form says so', () => {
    draw({ kind: 'webResource', parameters: { Url: 'acm_/pages/map.html', PassParameters: 'true' } });
    const { pathname, searchParams } = new URL(screen.getByTitle<HTMLIFrameElement>('c').src);
    expect(pathname).toBe('/WebResources/acm_/pages/map.html');
    expect(Object.fromEntries(searchParams)).toEqual({ id: `{${id}}`, type: '10001', typename: 'acm_ticket' });
  });

  it.each([['above it where the form wants one', true, 1], ['nowhere else', false, 0]])('has the label of what is no field %s', (_, showLabel, count) => {
    draw({ kind: 'webResource', parameters: { Url: 'acm_/pages/map.html' } }, {}, showLabel);
    expect(screen.queryAllByText('c')).toHaveLength(count);
  });

  it('says so where rows are listed by a relationship that is not there', () => {
    draw({ kind: 'subgrid', subgrid: { ...subgrid, relationship: 'acm_gone' } });
    expect(screen.getByText(/relationship “acm_gone”, which Ticket does not have/)).toBeTruthy();
  });

  it('shows the address that a script set instead', () => {
    draw({ kind: 'webResource', parameters: { Url: 'acm_/pages/map.html' } }, { controls: { c: { src: '/WebResources/acm_/other.html' } } });
    expect(new URL(screen.getByTitle<HTMLIFrameElement>('c').src).pathname).toBe('/WebResources/acm_/other.html');
  });

  it('shows fields of the row that a lookup points to, to read only', async () => {
    draw({ kind: 'quickView', column: 'acm_helper' }, { values: { acm_helper: [{ id, name: 'Ada', entityType: 'acm_person' }] } });
    const mail = await screen.findByRole<HTMLInputElement>('textbox', { name: /mail/ });
    expect(mail.value).toBe('ada@example.com');
    expect(mail.readOnly).toBe(true);
  });

  it('shows no fields of a row where the lookup is empty', () => {
    draw({ kind: 'quickView', column: 'acm_helper' });
    expect(screen.getByText('c: nothing is chosen.')).toBeTruthy();
  });
});
